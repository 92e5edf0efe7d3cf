# What people read. Polite, short, clear to someone's grandmother. Words in { } are filled in as they are.

## First contact and consent

welcome =
    Hello! I am the automatic assistant (a machine, not a person) of { $authority }. I help you send petitions and suggestions to the right office.

    If you agree, { $controller } will keep: what you write, the photos and locations you send, your name and the account you write from. Only to handle your petition and answer you, for nothing else. Messages pass through the app you are using. Your name is kept confidential unless you want it public.

    You may see, correct or erase your data or withdraw your consent at any time: send /dulieu. To talk to a person: { $contact }.

    Do you agree?
welcome-waiting =
    Hello! I am the automatic assistant (a machine, not a person) of { $authority }. I have received your words and am holding them just as they are; nothing has been sent anywhere yet.

    If you agree, { $controller } will keep: what you write, the photos and locations you send, your name and the account you write from. Only to handle your petition and answer you, for nothing else. Messages pass through the app you are using. Your name is kept confidential unless you want it public.

    You may see, correct or erase your data or withdraw your consent at any time: send /dulieu. To talk to a person: { $contact }.

    Do you agree that I send this petition?
danger = If life is in danger now, call at once: 113 (police), 114 (fire and rescue), 115 (ambulance). Leave the dangerous place first, write afterwards.
consent-still-open = I still have everything you just wrote. Please press “I agree” so that I can send it.
consent-refused =
    All right, I have erased what you just wrote and keep nothing.

    You are still welcome in person: { $contact }. If you ever want to send it here, just write again.
assistant = automatic assistant
from-poster = You are writing from { $place }. If the matter is elsewhere, just write the name of that place.
hello-again =
    Hello, I am the automatic assistant of { $authority }.

    Just write what you want to tell us: what is the matter, where, since when. Photos are welcome too.

## Writing a petition

ask-for-petition =
    Please write what you want to tell us: what is the matter, where, since when.

    You need not type accents, you may use several messages, and a photo or location helps even more.
ask-what = I do not yet see what your petition is about. Please write one more sentence: what is the matter, and where?
ask-what-photo = I have received the photo. Please write one more sentence: what is the matter, and where?{ $recent ->
        [0] { "" }
       *[other] { "" }

    If it belongs to a petition that you have sent, press “Add to petition”.
    }
small-talk = { HAS($code) ->
        [no] Thank you. Whenever something is wrong, just write it here.
       *[yes] Thank you. Petition { $code } has been sent, and news will come here. If there is more, just write.
    }
small-talk-answered = Thank you. Does the answer to petition { $code } satisfy you?
draft-full = This petition is already very long (at most { $characters } characters and { $attachments } photos), so I could not add your last message. Please send this petition first, then press “Add details” to go on writing.
draft-first = You have an unfinished petition. Please send or drop it first, then write about the new matter.
text-too-long = Your text has { $length } characters, more than { $characters }. Please make it shorter.
nothing-to-add = You have no petition that can still be added to. Just write what you want to tell us.
place-in-words = { $place } – { $written }
error-code-missing = Please write the code after the command, for example: /{ $command } 4829-1372
empty-message = I see no words in your last message. Please write it again.
unsupported = I cannot hear or open this kind of message yet. Please write in words or send a photo; you need not type accents.
private-please = To keep things confidential for you, I only take petitions in private messages. Please open my page and write to me privately.
unknown-command = I do not know the command /{ $command }. Press the button below to see the commands, or just write what you want to tell us.
unknown-command-officer = There is no command /{ $command }. Press the button below to see the commands.
stale-button = The button you pressed belongs to an old message; that matter is past.
already-filed = This petition has already been sent, code { $code }. You need not send it again. To add something, press “Add details”; to take it back, press “Withdraw petition”.
ask-place =
    “{ $excerpt }”

    Where is this? Choose a place below, write the name of the village or commune, or send a location.
ask-which =
    Several places are called “{ $written }”. Which one do you mean?
ask-split =
    I see { $count } different matters in your words:

    { $lines }

    Sent separately, each reaches the agency that can act. How would you like to send them?
split-line = { $number }. { $text }
next-matter = { $left ->
        [one] One matter is left. Please look at it:
       *[other] { $left } matters are left. Please look at the next one:
    }
ask-whether-reply =
    An officer is asking you about petition { $code } (“{ TITLE($title) }”).

    { HAS($excerpt) ->
        [no] You have just sent { HAS($attached) ->
            [no] a location
           *[yes] { $attached }
        }.
       *[yes] What you just wrote: “{ $excerpt }”
    }

    Is this your reply to the officer?
ask-whether-about =
    Is this about petition { $code } (“{ TITLE($title) }”)?

    What you have just written: “{ $excerpt }”{ HAS($attached) ->
        [no] { "" }
       *[yes] { " " }(with { $attached })
    }
summary =
    This is how I understand your petition:

    “{ $excerpt }”

    • Topic: { TOPIC($topic) }
    • Urgency: { $urgency ->
        [urgent] urgent
        [high] needed soon
       *[other] normal
    }
    • Place: { HAS($place) ->
        [no] not known yet
       *[yes] { $place }
    }{ HAS($attached) ->
        [no] { "" }
       *[yes] { "" }
    • Attached: { $attached }
    }{ HAS($pinned) ->
        [no] { "" }
       *[yes] { "" }
    • The location you sent is noted
    }
    • Goes to: { $agency } ({ $reason ->
        [topic-and-place] in charge of this topic and area
        [unsure] an officer will read it and pass it to the right place, as the machine is not sure
        [place-unknown] an officer will look at where it is and pass it on
        [place-outside] this place is outside the area of { $authority }; an officer will look at it and advise you
        [no-agency] an officer will find out who is in charge
        [without-words] an officer will look at what you sent
       *[other] an officer will read it and pass it to the right place
    })
    • Answer due: { HAS($due) ->
        [no] no rule sets a day
       *[yes] by { DAY($due) } ({ $days ->
            [one] { $days } working day
           *[other] { $days } working days
        }: { $article }){ $provisional ->
            [yes] , a provisional day, as that year's holidays are not announced yet
           *[no] { "" }
        }
    }
    • Your name: { $disclosure ->
        [public] public
        [sealed] hidden from everybody
       *[handler] known only to the officer handling it
    }{ $others ->
        [0] { "" }
       *[other] { "" }

    👥 Raised by { $others } others too: “{ TITLE($alike) }”. If it is the same matter, press the second button.
    }{ HAS($revealing) ->
        [no] { "" }
       *[yes] { "" }

    Your text has a telephone number, which only the officer handling it will see. To hide it, press “Rewrite”.
    }

    If this is right, press “Send”. To add more, just keep writing.
summary-sealed =
    “{ $excerpt }”

    This looks like { $nature ->
        [denunciation] a denunciation
       *[other] a complaint
    }. By law, complaints and denunciations are not put up for dialogue; they are received separately and kept confidential.

    I will pass it confidentially to { $agency }. Nobody outside this office can read it; { $authority } keeps your name secret.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }By { DAY($due) }, an officer will tell you about its acceptance.
    }

    If this is only a comment or suggestion, please press the second button.
summary-set-aside =
    Yes, I am listening. What has to be put right, and where? Please write a little more.

    Or press the first button, and I pass your words on to an officer: “{ $excerpt }”
ask-rewrite =
    Please write it again; your new words will replace the old ones (photos stay). What I have now:

    { $text }
ask-disclosure =
    Who may know your name?

    1. Only the officer handling it (the usual choice).
    2. Nobody: no officer sees your name; you still get the answer here.
    3. Everybody: your name is shown with the petition.
ask-name = What would you like to be called? Write your name here.
name-kept = All right, I will call you { $name }.
dropped = All right, I have dropped this petition; nothing was sent. Write again whenever you need.
cancelled = All right, stopped. What was already sent stays as it is.
receipt =
    Sent. Your code: { $code }

    Thank you for speaking up. Sent to: { $agency }.{ $others ->
        [0] { "" }
       *[other] { " " }Raised by { $others } others too.
    }

    { $urgency ->
        [urgent] This is treated as urgent and stands first in the queue. If somebody must come at once, call 113, 114, 115 or report in person: { $contact }.{ HAS($due) ->
            [no] { "" }
           *[yes] { " " }By regulation you have an answer by { DAY($due) } at the latest.
        }
       *[other] { HAS($acknowledge) ->
            [no] { "" }
           *[yes] By { DAY($acknowledge) } you will know who handles it.
        }{ HAS($due) ->
            [no] { "" }
           *[yes] { " " }An answer is due by { DAY($due) }.
        }
    }

    I will tell you here when there is news. To look again, send /theodoi.

receipt-sealed =
    Passed on confidentially. Your code: { $code }

    Sent to: { $agency }.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }By { DAY($due) }, an officer will tell you about its acceptance.
    }

    To be resolved under the law, a complaint or denunciation must be made in writing or in person, with full name, address and signature. You can go to: { $contact }. The name and address of a person who denounces are kept secret. Please do not talk about this in group chats.

## Own petitions

no-words = (photos, recordings or files)
in-place-of-words = { $kind ->
        [photo] (photo)
        [video] (film)
        [voice] (recording)
        [document] (document)
        [location] (place on the map)
       *[several] (photos and files)
    }
follow-none = You have not sent any petition here yet. Just write what you want to tell us and I will send it for you.
follow =
    { $count ->
        [one] You have 1 petition:
       *[other] You have { $count } petitions, newest first:
    }

    { $lines }
follow-line =
    { $code } – { TITLE($title) }
    { $stage ->
        [routed] Arrived at { $agency }, waiting for an officer
        [claimed] { $outcome ->
            [being_resolved] { $agency } is resolving it
           *[other] An officer of { $agency } is handling it
        }
        [asked] An officer is waiting for your reply to a question
        [answered] Answered, on its way to you
        [notified] { $outcome ->
            [resolved] Resolved
            [sent_up] Passed up to a higher level
            [transferred] Passed to the competent authority
            [outside_scope] Outside what can be dealt with here
           *[other] Answered
        }
        [sealed] Kept confidential at { $agency }
       *[withdrawn] Withdrawn by you
    }{ HAS($due) ->
        [no] { "" }
       *[yes] { $stage ->
            [routed] . Answer due: { DAY($due) }
            [claimed] . Answer due: { DAY($due) }
            [asked] . Answer due: { DAY($due) }
           *[other] { "" }
        }
    }
own-petition =
    Petition { $code }
    { $stage ->
        [routed] Status: arrived at { $agency }, waiting for an officer.
        [claimed] { $outcome ->
            [being_resolved] Status: { $agency } is resolving it.
           *[other] Status: an officer of { $agency } is handling it.
        }
        [asked] Status: an officer is waiting for your reply.
        [answered] Status: there is an answer.
        [notified] Status: answered.
        [sealed] Status: kept confidential at { $agency }.
       *[withdrawn] Status: withdrawn by you.
    }{ HAS($due) ->
        [no] { "" }
       *[yes] { $stage ->
            [routed] { " " }Answer due: { DAY($due) }.
            [claimed] { " " }Answer due: { DAY($due) }.
            [asked] { " " }Answer due: { DAY($due) }.
           *[other] { "" }
        }
    }

    { $file }
attached =
    { $count } { $kind ->
        [photo] { $count ->
            [1] photo
           *[other] photos
        }
        [video] { $count ->
            [1] video
           *[other] videos
        }
        [voice] { $count ->
            [1] recording
           *[other] recordings
        }
       *[document] { $count ->
            [1] document
           *[other] documents
        }
    }
file-line =
    { $at } – { $kind ->
        [original] Citizen's petition
        [addition] Added by the citizen
        [question] Officer's question
        [reply] Citizen's reply
        [report] Agency's progress report
        [answer] Agency's answer
       *[objection] Citizen not satisfied
    }{ HAS($attached) ->
        [no] { "" }
       *[yes] { " " }(with { $attached })
    }{ HAS($pinned) ->
        [no] { "" }
       *[yes] { " " }(with a location)
    }:
    { $text }
file-more = (more to come)
file-photo = Photo of petition { $code }
file-point = Location of petition { $code }
ask-addition = Write or send photos to add to petition { $code }:
supplemented = Added to petition { $code }. The officers will see it at once.
supplemented-answered = Your words are now in petition { $code }. It has been answered already. If the answer does not satisfy you, press the button below, and what you have just written goes back to the agency.
reply-busy = What you have just written for { $code } went nowhere: you are in the middle of petition { $open }. Finish it or send /huy, then reply to the notice again.
reply-unsent = What you have just written for { $code } was sent to nobody. To answer the citizen, claim this petition first.
edited-to = (corrected) { $text }
edit-added = You have just edited a message already sent. I have added your new words to petition { $code }; the old ones stay.
edit-unknown = You have just edited an old message. I cannot tell which petition it belongs to, so I changed nothing. To add something, send /bosung.
ask-withdraw = Do you want to withdraw petition { $code }? Once it is withdrawn, officers no longer deal with it.
withdrawn = Petition { $code } has been withdrawn, as you wished.
thanked = Thank you. I have noted that you are satisfied with the answer to petition { $code }.
ask-objection = You are not satisfied with the answer to petition { $code }. Please write what is missing and I will pass it on at once:
reopened =
    Petition { $code } is open again and your words have gone to { $agency }.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Answer now due: { DAY($due) }.
    }

## Own data

own-data =
    { HAS($consented) ->
        [no] You have not agreed to your data being kept, so I hold nothing but petitions sent earlier (if any).
       *[yes] { $controller } keeps about you:
    }
    • Name: { HAS($name) ->
        [no] none
       *[yes] { $name }
    }
    • Agreed on: { HAS($consented) ->
        [no] not yet
       *[yes] { $consented }
    }
    • Number of petitions: { $count } (send /theodoi to see them)
    • News of dialogue conferences: { HAS($news) ->
        [no] no
       *[yes] yes, since { $news }
    }
    • Telephone number to be told by when no channel works: { HAS($phone) ->
        [no] none
       *[yes] { $phone }
    }

    To ask more about your data: { $contact }.
ask-erase =
    I will erase your name, your telephone number and the original messages, and record that you withdraw your consent.

    The words of petitions already sent stay on file under the law on archives, but without your name. Are you sure?
erased = Your name, telephone number and original messages are erased, and the withdrawal of your consent is recorded. Open petitions will still be answered here. Questions: { $contact }.

## Notices to citizens

notice-claimed = Petition { $code }: an officer of { $agency } has taken it on and is handling it.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Answer due: { DAY($due) }.
    }
notice-passed-on =
    Petition { $code } has been passed on to { $agency }.

    Reason: { $reason }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }

    The answer is still due on { DAY($due) }.
    }
notice-asked =
    About petition { $code }, an officer of { $agency } asks you:

    { $question }

    Press “Reply”, or just write your reply here.
notice-report =
    Petition { $code }: { $agency } is resolving it and wants you to know:

    { $text }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }

    The petition is not closed. Answer due: { DAY($due) }.
    }
notice-answer-photo = A photo with the answer of { $agency } about petition { $code }.
notice-answered =
    { $agency } has answered petition { $code }.

    Result: { $outcome ->
        [answered] answered
        [resolved] resolved
        [sent_up] beyond its powers, passed up to a higher level
        [transferred] passed to the competent authority
       *[outside_scope] outside what can be dealt with here
    }

    { $text }

    Are you satisfied with this answer?
notice-sealed = Petition { $code } contains a complaint or denunciation, so by law it has been passed confidentially to { $agency } and is not put up for dialogue. For guidance, please go to: { $contact }.
notice-unsealed = Petition { $code } has been looked at again: it is an ordinary petition and has now gone to { $agency }, to be dealt with like any other.

## Officers

officer-idle =
    Hello, colleague. Press the button below to see the queue, or send /trogiup to see the commands.

    To send a petition of your own, send /phananh.
enrolled =
    Hello { $name }. This account now belongs to { $role ->
        [head] the head
        [secretary] a secretary
        [chair] a chair
        [administrator] an administrator
       *[officer] an officer
    } of { $agency }.

    { $count ->
        [0] The queue is empty. New petitions will be announced here.
        [one] One petition is waiting. New petitions will be announced here.
       *[other] { $count } petitions are waiting. New petitions will be announced here.
    } Send /hangdoi to see the queue, /trogiup for the commands.

help =
    I am the automatic assistant of { $authority }. Just write what you want to tell us; I send it to the right place and tell you when there is an answer.

    { $lines }

    To talk to a person: { $contact }.
help-officer =
    Commands for officers of { $agency }:

    { $lines }

    CODE is the code of a petition, for example 4829-1372; with or without the dash.
officer-new =
    { $urgency ->
        [urgent] 🔴 URGENT: petition { $code }
        [high] 🟠 Needed soon: petition { $code }
       *[other] New petition { $code }
    } – { TOPIC($topic) }
    “{ TITLE($title) }”{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }
    Answer due: { DAY($due) }.
    }
officer-joined = One more person has raised petition { $code } (“{ TITLE($title) }”), now { $people } people: “{ TITLE($news) }”
officer-new-sealed = A confidential petition has arrived, code { $code }. Open it only to handle it; every opening is recorded.
officer-supplemented = The citizen has added to petition { $code }: “{ TITLE($news) }”{ $files ->
        [0] { "" }
        [one] { " " }(with a file)
       *[other] { " " }(with { $files } files)
    }
officer-withdrawn = The citizen has withdrawn petition { $code } (“{ TITLE($title) }”). No answer is needed any more.
officer-reopened = The citizen is not satisfied with the answer to petition { $code }: “{ TITLE($news) }”. It is open again{ HAS($due) ->
        [no] .
       *[yes] , the new due day is { DAY($due) }.
    }
officer-undelivered = The answer to petition { $code } (“{ TITLE($title) }”) did NOT reach the citizen (account blocked or given up). The petition is back in the queue; please use another way to reach them, if there is one.
alike-none = No open petition like { $code } is left to join.
alike =
    Open petitions that may be about the same matter as { $code } (“{ TITLE($title) }”):

    { $lines }

    Joined, they are handled and answered once, and everybody gets the answer.
alike-line =
    { $code } – { TITLE($title) }
    { $people ->
        [one] { $people } person
       *[other] { $people } people
    } · { $percent }% alike
joined = Joined. { $people } people have now raised petition { $code }; one answer reaches all of them.
separated = Petition { $code } is handled on its own again.
error-not-joined = Petition { $code } stands alone; it is joined to nothing.
queue-empty = The queue of { $agency } is empty. I will tell you when a petition arrives.
queue =
    Queue of { $agency }: { $count ->
        [one] { $count } petition.
       *[other] { $count } petitions, urgent and soonest due first.
    }

    { $lines }
queue-line =
    { $urgency ->
        [urgent] 🔴 URGENT
        [high] 🟠 Needed soon
       *[other] ⚪ Normal
    } { $code } – { $stage ->
        [sealed] (confidential)
       *[other] { TITLE($title) }
    }
    { TOPIC($topic) }{ HAS($due) ->
        [no] { "" }
       *[yes] { $overdue ->
            [yes] { " " }· OVERDUE since { DAY($due) }
           *[no] { " " }· due { DAY($due) }
        }
    } · { $stage ->
        [routed] not taken yet
        [claimed] { $mine ->
            [yes] handled by me
           *[no] handled by a colleague
        }
        [asked] waiting for the citizen's reply
       *[sealed] confidential petition
    }{ $reopened ->
        [0] { "" }
       *[other] { " " }· citizen not satisfied, { $reopened }×
    }
proposed-topic = { TOPIC($topic) } { $percent }%
petition =
    { $urgency ->
        [urgent] 🔴 URGENT
        [high] 🟠 Needed soon
       *[other] ⚪ Normal
    } – petition { $code }
    Topic: { TOPIC($topic) }
    Proposed by the machine: { $proposed }; urgency { $proposed-urgency ->
        [urgent] urgent
        [high] needed soon
       *[other] normal
    }
    Place: { HAS($place) ->
        [no] not known yet
       *[yes] { $place }
    }
    From: { HAS($name) ->
        [no] { $hidden ->
            [sealed] name hidden
            [handler] { $mine ->
                [yes] the citizen has left no name
               *[no] shown after you take the petition on
            }
           *[other] no name left
        }
       *[yes] { $name }
    }
    Received { $received }{ HAS($due) ->
        [no] { "" }
       *[yes] ; answer due { DAY($due) }{ $overdue ->
            [yes] { " " }(OVERDUE)
           *[no] { "" }
        }
    }
    { $others ->
        [0] { HAS($lead) ->
            [no] { "" }
           *[yes] 👥 Joined to petition { $lead }: an answer to { $lead } answers this one too.
        }
       *[other] 👥 Raised by { $others } others too ({ $joined }). One answer reaches all of them.
    }
    Status: { $stage ->
        [routed] not taken yet
        [claimed] handled by { $handler }
        [asked] { $handler } is waiting for the citizen's reply
        [answered] answered, being sent
        [notified] the citizen has the answer
        [sealed] confidential petition
       *[withdrawn] withdrawn by the citizen
    }

    { $file }
claimed = You have taken on petition { $code }. The citizen is told that an officer is handling it.
unsealed = Petition { $code } has left the confidential store and gone to the front desk.
ask-topic = The topic of petition { $code } is now “{ TOPIC($topic) }”. The right topic is:
topic-corrected = The topic of { $code } is now “{ TOPIC($topic) }”. The machine's proposal is kept for comparison.
topic-corrected-refer = The topic of { $code } is now “{ TOPIC($topic) }”. { $agency } is in charge of this topic. Pass it on right away?
ask-urgency = The urgency of petition { $code } is now { $urgency ->
        [urgent] urgent
        [high] needed soon
       *[other] normal
    }. The right urgency is:
urgency-corrected = The urgency of { $code } is now { $urgency ->
        [urgent] urgent
        [high] needed soon
       *[other] normal
    }. The queue is sorted accordingly.
ask-agency = Where should petition { $code } be passed on to?
ask-reason = Passing { $code } on to { $agency }. Write the reason (the citizen will read it), or press the usual reason.
usual-reason = This agency is in charge of the topic and area of the petition.
referred = { $code } has been passed on to { $agency }. The citizen has been told.
ask-question = Write your question to the sender of petition { $code }. Please do not ask for an ID number or photos of identity papers.
asked = Your question about { $code } has been sent. I will tell you when the citizen replies.
ask-outcome = What is the outcome of petition { $code }?
ask-answer = { $outcome ->
        [being_resolved] Tell the citizen how far the work has come ({ $code }). The petition stays open and its deadline keeps running.
        [outside_scope] Write why it cannot be dealt with here and where the citizen should ask ({ $code }).
        [sent_up] Write which level it was passed up to, and why ({ $code }).
        [transferred] Write which authority it was passed to, and why ({ $code }).
       *[other] Write the answer to the citizen ({ $code }): what was done, and with what result.
    }
outcome-first = I am holding your answer to { $code }. Please choose the outcome with the buttons above first.
answer-preview =
    The citizen will see this:
    ———
    { $seen }
    ———
    { HAS($attached) ->
        [no] Send it? To add a photo as proof, send it before you press.
       *[yes] With { $attached }. Send it?
    }
answer-photo-kept = Kept ({ $attached }) for the answer to { $code }. Now please write the answer.
answer-place-not-kept = A place on the map cannot go with an answer. Please describe that place in words in your answer to { $code }.
answer-sent = The answer to petition { $code } has been sent. If it does not reach the citizen, I will tell you.

## Refusals and faults

error-unexpected = Sorry, something went wrong on my side and I could not do that just now. Your message is saved and the person in charge has been told. Please try again in a few minutes, or contact: { $contact }.
error-unknown-code = There is no petition with code { $code }. Please check the code in the message that confirmed it.
error-mistyped-code = “{ $written }” is not a valid code: a code has 8 digits, for example 4829-1372. A digit may be mistyped, please check.
error-not-yours = Sorry, this account may not see or handle that. This attempt has been recorded.
error-illegal-move = Petition { $code } { $stage ->
        [routed] is waiting for an officer
        [claimed] is being handled
        [asked] is waiting for the citizen's reply
        [answered] has an answer
        [notified] has been answered
        [sealed] is kept confidential
       *[withdrawn] has been withdrawn
    }, so this can no longer be done.
error-claimed-by-another = Petition { $code } is being handled by { $officer }. If you need to step in, open the petition and press “Take over”.
error-text-missing = I see no text yet. Please write a few words and send again.
error-invitation-refused = This invitation code is wrong, already used or expired. Please ask the administrator for a new one.
error-unknown-agency = There is no agency with the id { $agency }.

## Commands

command-start = start
command-petition = send a new petition
command-follow = see my petitions
command-add = add to a petition already sent
command-name = set my name
command-data = my data: see, correct, erase
command-cancel = stop what I am doing
command-help = see the commands
command-queue = see the queue
command-view = open a petition, for example /xem 4829-1372
command-answer = answer a citizen, for example /traloi 4829-1372
command-join = see and join petitions about one matter, for example /gop 4829-1372
command-separate = separate a joined petition, for example /tach 4829-1372
command-refer = pass on to another agency, for example /chuyen 4829-1372

## Buttons

button-consent = I agree
button-no-consent = I do not agree
button-file = Send
button-file-sealed = Send confidentially
button-file-anyway = Send to an officer
button-just-petition = Just a comment or suggestion
button-rewrite = Rewrite
button-replace = Change the place
button-disclosure = Who may know my name
button-disclosure-handler = Only the officer
button-disclosure-sealed = Nobody
button-disclosure-public = Name public
button-drop = Drop, do not send
button-place-here = In { $place }
button-place = { $place }
button-which = { $place }{ HAS($former) ->
        [no] { "" }
       *[yes] { " " }(formerly { $former })
    }
button-which-none = None of these
button-split = Send { $count } petitions
button-whole = Send as one petition
button-file-joined = Same matter: send with { $others } others
button-alike = Perhaps the same matter ({ $count })
button-join = Join with { $code } – { $title }
button-separate = Handle separately
button-place-unknown = Elsewhere / not sure
button-send-reply = Yes, reply to the officer
button-new-matter = No, another matter
button-add-to = Add to petition { $code }
button-view = See this petition
button-view-code = See { $code }
button-follow = My petitions
button-add = Add details
button-add-more = Add more
button-reply = Reply
button-withdraw = Withdraw petition
button-withdraw-yes = Withdraw
button-withdraw-no = No, keep it
button-satisfied = Satisfied
button-not-satisfied = Not satisfied
button-cancel = Cancel
button-change-name = Change my name
button-erase = Withdraw consent, erase data
button-erase-yes = Yes, erase
button-erase-no = Do not erase
button-help = See the commands
button-open = Open petition
button-queue = See the queue
button-queue-entry = { $urgency ->
        [urgent] 🔴
        [high] 🟠
       *[other] ⚪
    } { $code } { TITLE($title) }
button-queue-next = Next page
button-claim = Take it on
button-take-over = Take over
button-answer = Answer
button-ask = Ask the citizen
button-refer = Pass on
button-refer-to = { $agency }
button-seal = Pass confidentially: { $agency }
button-correct-topic = Correct topic
button-correct-urgency = Correct urgency
button-unseal = Not a complaint or denunciation
button-topic = { TOPIC($topic) }
button-all-topics = Other topics
button-urgency-urgent = Urgent
button-urgency-high = Needed soon
button-urgency-normal = Normal
button-usual-reason = It is that agency's topic
button-outcome-answered = Answered, explained
button-outcome-resolved = Resolved
button-outcome-being_resolved = Being resolved
button-outcome-sent_up = Passed up
button-outcome-transferred = To competent authority
button-outcome-outside_scope = Outside scope
button-send-answer = Send to the citizen
button-retype = Rewrite
button-other-outcome = Change outcome

## News of conferences

button-news-on = 🔔 Tell me of dialogues
button-news-off = No more news of dialogues
news-on = Yes. When the commune is going to hold a dialogue with the people, I will tell you the day, hour and place. To stop the news, write /dulieu.
news-off = Yes, I will not bring news of dialogue conferences any more. Your petitions are handled and answered as before.
