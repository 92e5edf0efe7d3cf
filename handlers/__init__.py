"""What to do with a message: the same for every channel.

messages      the channel-neutral envelope: Incoming, Reply
turn          one message being answered: who speaks, the unit of work, what was read
front_desk    the one door: who speaks, which step or command -> handler
commands      @command(name, role, help) and @action(verb): the registry
conversation  where each contact is in the conversation
lengths       how long a message may be
citizen_*     welcome, draft, split, place, summary, confirm, own petitions, own data
officer_*     queue, sorting, joining, answering
wording       text ids -> sentences (Fluent), locales/vi, locales/en
"""
