## Groups of agencies

group-linked = This group is now told of the work of { $agency }: new petitions and what is due. Messages carry no names, numbers or words of citizens. Officers who are enrolled with me can press “Claim” right here.
group-unlinked = This group is no longer told of the work of { $agency }.
group-none = This group is told of no agency's work.
group-answered = Answered in private.
group-code-shown = That code was shown to the whole group, so it can no longer be used. Please get a new one and send it to me in private only.
group-howto =
    To let your agency's Telegram group be told of new petitions and of what is due: add me to the group, then send /nhom in it. To end it: send /ronhom in the group.

    Messages in a group carry no names, numbers or words of citizens.
group-new =
    { $urgency ->
        [urgent] 🔴 URGENT: petition { $code }
        [high] 🟠 Soon: petition { $code }
       *[other] Petition { $code }
    } – { TOPIC($topic) }{ $reopened ->
        [0] { "" }
       *[other] { " " }(opened again)
    }{ HAS($commune) ->
        [no] { "" }
       *[yes] { "" }
    Where: { $commune }
    }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }
    Answer due: { DAY($due) }
    }
group-claimed = { $officer } has claimed petition { $code }.
group-due =
    Due in this agency{ HAS($late) ->
        [no] { "" }
       *[yes] { "" }

    Late:
    { $late }
    }{ HAS($today) ->
        [no] { "" }
       *[yes] { "" }

    Today:
    { $today }
    }{ HAS($soon) ->
        [no] { "" }
       *[yes] { "" }

    Soon:
    { $soon }
    }
error-group-taken = That group is the group of { $agency }. An officer of that agency must send /ronhom in it first.
error-group-sealed = Your desk keeps sealed cases; no group is told of them.
command-group = let your agency's group be told of new petitions (sent in the group)
command-group-off = end that (sent in the group)
button-group-off = End messages to this group
