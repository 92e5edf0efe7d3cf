"""What to do with a message: the same for every channel.

messages      the channel-neutral envelope: Incoming, Reply
turn          one message being answered: who speaks, the unit of work, what was read
front_desk    the one door: who speaks, which step or command -> handler
commands      @command(name, role, help) and @action(verb): the registry
conversation  where each contact is in the conversation
lengths       how long a message may be
citizen_*     welcome, draft, split, place, summary, confirm, own petitions, own data
replying      a reply to one of our messages, the rest of an album: which petition they belong to
group_desk    what happens in a group; officer_groups the same asked in private
officer_*     queue, sorting, joining, answering
wording       text ids -> sentences (Fluent), locales/vi, locales/en
"""
