# In the room and after it: the speakers' list, opinions, verdicts, the conclusion and its signature.

## The speakers' list

command-floor = the speakers' list at the conference, for instance /phatbieu 3
command-raise = write down an opinion raised at the conference, for instance /ghi Mr Ba: broken road
command-conclusion = see, write and sign a conference's conclusion, for instance /ketluan 3

floor =
    🎤 Conference HN{ $number }: { $title }
    { $phase ->
        [planned] Not begun yet: { DAY($day) }, { $time }.
        [collecting] Not begun yet: { DAY($day) }, { $time }.
        [underway] Under way for { $elapsed } minutes, planned to end at { $ends }.
       *[other] The conference is over.
    }{ HAS($over) ->
        [no] { "" }
       *[yes] { "" }
    ⚠️ Longer than planned.
    }{ HAS($article) ->
        [no] { "" }
       *[yes] { "" }
    ⚠️ Longer than { $most } hours, the longest by { $article }.
    }

    { HAS($speaking) ->
        [no] Nobody is speaking yet.
       *[yes] Speaking: { $speaking } ({ $minutes } minutes)
    “{ $matter }”
    }

    { $waiting ->
        [0] Nobody waits to speak.
       *[other] Waiting: { $waiting }
    { $lines }
    }{ $left ->
        [0] { "" }
       *[other] { "" }
    … and { $left } more, press “More who wait”.
    }{ HAS($spoken) ->
        [no] { "" }
       *[yes] { "" }

    Have spoken: { $spoken }
    }
floor-line = { $place }. { $name }{ HAS($registered) ->
        [no] { " " }(not registered before)
       *[yes] { "" }
    }: { $matter }
floor-attachment = With the prepared answer: { $item }
ask-attended =
    ✅ Conference HN{ $number } has begun.

    How many people have come? Write the number here, for instance: 112
ask-count-again = I see no number yet. Please write how many people in figures, for instance: 112
attended = Noted: { $count } people have come.
nobody-waits = Conference HN{ $number }: nobody waits to speak any more. Whoever was speaking is noted as having spoken.
has-the-floor =
    🎤 { $name }{ HAS($registered) ->
        [no] { " " }(not registered before)
       *[yes] { "" }
    } has the floor.

    “{ $matter }”{ HAS($item) ->
        [no] { "" }
       *[yes] { "" }

    Item { $index }: { $item }
    Answers: { $agency }
    { HAS($draft) ->
        [no] The agency has not sent a prepared answer.
       *[yes] Prepared answer:
    { $draft }
    }
    }
speaker =
    { $name }{ HAS($registered) ->
        [no] { " " }(not registered before)
       *[yes] { "" }
    }
    “{ $matter }”

    { $state ->
        [waiting] Waits to speak.
        [speaking] Is speaking.
        [spoken] Has spoken.
        [refused] Was refused the floor.
       *[withdrawn] Has withdrawn.
    }
put-first = { $name } speaks next.
ask-ground =
    { $name } may only be refused the floor on a ground of the regulation.

    { $count ->
        [0] The regulations of this conference name no ground, so nobody can be refused.
       *[other] Choose a ground:
    { $lines }
    }
ground-line = • { $text } ({ $article })
floor-refused = { $name } was refused the floor; the ground is noted.{ HAS($told) ->
        [no] { " " }This person does not write here: please explain it to them.
       *[yes] { " " }They have been told the reason.
    }
ask-end =
    End conference HN{ $number }? Then nobody else can be called to speak; opinions and results can still be written down.{ $waiting ->
        [0] { "" }
       *[other] { "" }

    ⚠️ { $waiting } people still wait to speak.
    }
conference-ended =
    ✅ Conference HN{ $number } is over.

    { $count ->
        [0] Every item has its result. Next: write the conclusion.
       *[other] { $count } items have no result yet. Next: write down the result of each, then the conclusion.
    }

## Opinions and speakers who have not registered

ask-opinion = { HAS($name) ->
        [no] Write down an opinion raised at conference HN{ $number }: the name, a colon, then the words. For instance:
    Mr Ba, East village: the road to the market is flooded when it rains
       *[yes] Write the further question of { $name } (conference HN{ $number }):
    }
opinion-recorded =
    ✅ Noted as item { $index }: { $item }
    Raised by: { HAS($name) ->
        [no] no name noted
       *[yes] { $name }
    }
    { HAS($sorted) ->
        [no] The machine is not sure whose matter it is; for now it lies with { $agency }. Please press “Give to another agency”.
       *[yes] The machine proposes: { $agency }
    }
opinion-sealed =
    This reads like a complaint or denunciation. By law these are not part of a dialogue. I keep nothing of what was written.

    Please ask the person to go to { $agency } with a letter or in person. Address: { $contact }.

    If it is only a suggestion, press the first button and write it again.
ask-unregistered =
    { $floor ->
        [after_answer] People who have not registered may speak further after the answers ({ $article }).
        [in_scope] People who have not registered may speak about what was announced ({ $article }).
       *[chair_decides] The regulation says nothing of people who have not registered: the chair decides.
    }

    Write the name, a colon, then the matter. For instance:
    Mr Ba, East village: rubbish
ask-unregistered-again = I need a name and a matter, with a colon between them. For instance:
    Mr Ba, East village: rubbish
ask-in-scope =
    { $name }: “{ $matter }”

    Announced: { HAS($scope) ->
        [no] nothing noted
       *[yes] { $scope }
    }

    Does this belong to it? Otherwise they may not speak ({ $article }).
error-floor-closed =
    Who has not registered cannot speak this time: { $floor ->
        [registered_only] the regulation lets only those speak who registered before ({ $article }).
       *[in_scope] the matter is outside what was announced ({ $article }){ HAS($scope) ->
            [no] .
           *[yes] : { $scope }.
        }
    }

    Please ask the person to leave their opinion at the secretary's desk or to write here; it will be answered.
speaker-added = { $name } now waits on the list{ $floor ->
        [after_answer] , to speak after the answers ({ $article }).
        [in_scope] , since the matter was announced ({ $article }).
       *[chair_decides] . The chair decides when.
    }

## Verdicts

ask-verdict =
    Item { $index }: { $item }
    { HAS($text) ->
        [no] Agency: { $agency }
       *[yes] { HAS($name) ->
            [no] Opinion at the conference:
           *[yes] Opinion of { $name } at the conference:
        } “{ $text }”
    Agency: { $agency }
    }{ HAS($draft) ->
        [no] { "" }
       *[yes] { "" }

    Prepared answer:
    { $draft }
    }

    { $verdict ->
        [answered_there] So far: answered at the conference. “{ $said }”
        [later] So far: the agency answers later. { $said }
        [sent_up] So far: sent up. { $said }
        [transferred] So far: transferred. { $said }
        [recorded] So far: recorded. “{ $said }”
       *[none] How was it settled?
    }{ $left ->
        [0] { "" }
       *[other] { "" }

    After this one, { $left } items have no result yet.
    }
ask-who-answers = { $verdict ->
        [transferred] To which competent agency does “{ $item }” go? If it is not on the list, keep { $agency } to pass it on and name the other in the next step.
       *[other] Which agency answers “{ $item }”?
    }
ask-which-agency = Choose the agency for “{ $item }”:
ask-answer-day = { HAS($due) ->
        [no] No regulation sets a day. Write the day that the chair has named (for instance 25/12/2026), or press the button if there is none.
       *[yes] By the regulation, the answer comes until { DAY($due) } ({ $article }). If the chair has named an earlier day, write it here (for instance 25/12/2026).
    }
ask-complex = Is “{ $item }” complex, beyond competence, or a matter of several agencies?
ask-level = Which level is competent for “{ $item }”?
ask-said = { $verdict ->
        [answered_there] Write what was answered at the conference about “{ $item }”. The person will read just this.
        [recorded] Write how “{ $item }” is recorded. The person will read just this.
        [sent_up] Write where it is sent and why (“{ $item }”), or press “Nothing more”.
        [transferred] Write to whom it is transferred and why (“{ $item }”), or press “Nothing more”.
       *[later] Write what the chair said about “{ $item }”, or press “Nothing more”.
    }{ HAS($draft) ->
        [no] { "" }
       *[yes] { "" }

    The agency's draft:
    { $draft }
    }
day-unclear = I see no day in this. Please write it, for instance 25/12/2026.
item-decided =
    ✅ Item { $index }: { $item }
    { $verdict ->
        [answered_there] Answered at the conference: “{ $said }”
        [later] { $agency } answers later. { $said }
        [sent_up] Sent up; { $agency } follows it. { $said }
        [transferred] Transferred: { $agency }. { $said }
       *[recorded] Recorded: “{ $said }”
    }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }
    Answer due: { DAY($due) }{ HAS($article) ->
            [no] { " " }(named by the chair)
           *[yes] { " " }({ $article })
        }
    }{ HAS($named) ->
        [no] { "" }
       *[yes] { "" }
    { DAY($named) } is later than the regulation allows, so the regulation's day stands.
    }

    { $left ->
        [0] Every item has its result.
       *[other] { $left } items have no result yet.
    }
all-decided = Conference HN{ $number }: every item has its result. Next: write the conclusion.
verdicts =
    Conference HN{ $number }: { $count } items. Press the one to be changed; that is possible until the conclusion is signed.

    { $lines }{ $left ->
        [0] { "" }
       *[other] { "" }

    … { $left } more, press “More items”.
    }
verdict-line = { $index }. { $item } – { $verdict ->
        [answered_there] answered at the conference
        [later] { $agency } answers later{ HAS($due) ->
            [no] { "" }
           *[yes] { "" }, due { DAY($due) }
        }
        [sent_up] sent up
        [transferred] transferred: { $agency }
        [recorded] recorded
       *[none] NO RESULT YET
    }
error-undecided =
    The conclusion of conference HN{ $number } cannot be signed yet: { $count } items have no result.

    { $lines }

    Send /ketluan { $number } and press “Results of items”.

## The conclusion

conclusion =
    📄 Conclusion of conference HN{ $number }: { $title } ({ DAY($day) })
    Chair: { $chair }
    { $count } items{ $undecided ->
        [0] , all with their results.
       *[other] , { $undecided } without a result.
    }{ $empty ->
        [0] { "" }
       *[other] { "" }
    { $empty } parts have no words yet: when it is signed they take the words proposed above.
    }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }
    The notice is due: { DAY($due) } ({ $article })
    }{ HAS($reason) ->
        [no] { "" }
       *[yes] { "" }
    Why the longer term: { $reason }
    }

    { HAS($issued) ->
        [no] { $phase ->
            [held] { $undecided ->
                [0] Once the parts above are read, it can be signed.
               *[other] Each item needs its result before it is signed.
            }
           *[other] The conference is not over, so it cannot be signed yet.
        }
       *[yes] ✅ Signed on { DAY($issued) } by { $signer }{ HAS($paper) ->
            [no] { "" } (without a number yet).
           *[yes] , number { $paper }.
        }
    }
conclusion-part =
    Part { $place }. { $text } ({ $article })
    { HAS($words) ->
        [no] (no words yet)
       *[yes] { HAS($written) ->
            [no] Proposed from the results:
           *[yes] { "" }
        }
    { $words }
    }
conclusion-items =
    The regulations name no parts of a conclusion. The results of { $count } items:

    { $lines }
conclusion-line = { $index }. { $item }{ $part ->
        [discussed] { "" }
        [resolved] : { $said }
        [assigned] : { $agency }{ HAS($due) ->
            [no] { "" }
           *[yes] , to answer { HAS($article) ->
                [no] until { DAY($due) }
               *[yes] within the term of { $article }
            }
        }
       *[unresolved] { $verdict ->
            [recorded] { " " }(recorded){ HAS($said) ->
                [no] { "" }
               *[yes] : { $said }
            }
            [sent_up] { " " }(sent up){ HAS($said) ->
                [no] { "" }
               *[yes] : { $said }
            }
            [transferred] { " " }(transferred){ HAS($said) ->
                [no] { "" }
               *[yes] : { $said }
            }
           *[other] { HAS($said) ->
                [no] { "" }
               *[yes] : { $said }
            }
        }
    }
conclusion-none = None.
ask-part =
    Write the part “{ $text }” ({ $article }). The new words replace the old ones, which stay in the record.
part-written = ✅ This part of the conclusion is written.
ask-why-longer =
    The notice may be issued later when ({ $article }): { $grounds }.

    Write the reason at this conference:
notice-lengthened = ✅ The reason is noted. The new term of the notice of conference HN{ $number }{ HAS($due) ->
        [no] { "" } cannot be counted yet.
       *[yes] : { DAY($due) } ({ $article }).
    }
signature-asked = { $count ->
        [0] No chair has an account here. Please have the paper signed, then press “Record the signed paper”.
       *[other] { $count } chairs were asked to sign the conclusion of conference HN{ $number }. I will say when it is signed.
    }
ask-signed-on = On which day did { $chair } sign the conclusion of conference HN{ $number } on paper? Press the button or write the day, for instance 25/12/2026.
ask-paper-number = Conclusion notice of conference HN{ $number }, signed { DAY($day) }. Write the document's number, for instance 15/TB-UBND, or press “No number yet”. Once it is signed, people and agencies are told at once.
conclusion-signed =
    ✅ The conclusion of conference HN{ $number } is issued, { DAY($day) }{ HAS($paper) ->
        [no] { "" } (without a number yet).
       *[yes] , number { $paper }.
    }

    Each person has been told what concerns them, the agencies what they have to do.
recipients = { $count ->
        [0] The regulations name no recipients of the notice of conference HN{ $number } on paper.
       *[other] Who gets the notice of conference HN{ $number } on paper. Press the button of each that has been sent.

    { $lines }
    }
recipient-line = { HAS($day) ->
        [no] ⬜ { $name } ({ $article })
       *[yes] ✅ { $name } ({ $article }), sent { DAY($day) }
    }

## Messages to secretaries, the chair and agencies

secretary-registered =
    { $name } wishes to speak at conference HN{ $number }: “{ $matter }”

    The list now has { $count } people.
chair-sign =
    Please sign the conclusion of conference HN{ $number }: { $title }, with { $count } items.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }It is due on { DAY($due) }.
    }

    Press the button below to read each part, then sign.
officer-tasks =
    📌 The conclusion of conference HN{ $number }: { $title } ({ DAY($day) }) gives your agency { $count } tasks:

    { $lines }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }

    The earliest answer is due on { DAY($due) }.
    }

    Please press “Notice received” to note the day, then the next button to answer.
secretary-signed = ✅ The conclusion of conference HN{ $number }: { $title } is signed ({ $signer }), with { $count } items. People and agencies have been told. Next: send it on paper to its recipients.

## Messages to citizens

notice-your-turn =
    🎤 It is your turn to speak at the conference “{ $title }” ({ $place }).

    Please be brief and speak about what you registered.
notice-next-turn = You are the next to speak at the conference “{ $title }” ({ $place }). Please be ready.
notice-floor-refused =
    We are sorry: at the conference “{ $title }” the chair cannot give you the floor.

    Ground: { $text } ({ $article }).

    You can still write your opinion here and it will be answered. Questions: { $contact }.
notice-concluded =
    The conclusion of the conference “{ $title }” ({ DAY($day) }) about your matter: { $item }

    { $verdict ->
        [answered_there] It was answered at the conference.
        [sent_up] It is beyond the competence and was sent up to { $level ->
            [province] the province or above
            [district] the district
            [commune] the commune
           *[village] the village
        }. { $agency } follows it and will tell you.
        [transferred] It was transferred to the competent agency. { $agency } is in charge of it.
        [recorded] Your opinion was recorded.
       *[later] { $agency } will answer you.
    }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }
    At the latest: { DAY($due) }{ HAS($article) ->
            [no] .
           *[yes] { " " }({ $article }).
        }
    }{ HAS($said) ->
        [no] { "" }
       *[yes] { "" }

    The chair's conclusion: { $said }
    }

    You will hear here when there is news. Questions: { $contact }.
notice-concluded-answered =
    The conclusion of the conference “{ $title }” ({ DAY($day) }) about your petition { $code }: { $item }

    { $verdict ->
        [answered_there] It was answered at the conference:
       *[recorded] Your opinion was recorded:
    }

    { $said }

    Are you satisfied with this answer?

## Buttons

button-floor = Speakers' list
button-floor-more = More who wait
button-speaker = { $name }
button-begin = Begin the conference
button-later-count = Skip for now
button-next-speaker = Call the next
button-follow-up = Write a further question
button-put-first = Let them speak first
button-refuse-floor = Refuse the floor
button-ground = { $text }
button-raise = Write an opinion
button-raise-more = Another opinion
button-unregistered = Not registered
button-in-scope = It was announced
button-out-of-scope = It was not
button-give-other = Give to another agency
button-just-opinion = It is only a suggestion
button-end = End the conference
button-end-yes = End it
button-undecided = Results of items
button-decide = Result of this item
button-decide-again = Change this result
button-skip-item = Later, another item
button-verdict = { $verdict ->
        [answered_there] Answered at the conference
        [later] The agency answers later
        [sent_up] Sent up
        [transferred] Transferred
       *[recorded] Recorded
    }
button-verdicts = See the results
button-item = { $index }. { $item }
button-items-more = More items
button-same-agency = Keep this agency
button-other-agency = Another agency
button-law-day = { HAS($due) ->
        [no] No day
       *[yes] As ruled: { DAY($due) }
    }
button-simple = No
button-complex = Yes, complex
button-level = { $level ->
        [village] Village
        [commune] Commune
        [district] District
       *[province] Province or above
    }
button-use-draft = Use the draft
button-no-words = Nothing more
button-conclusion = Conclusion
button-take-part = Use this proposal
button-take-all = Use all proposals
button-write-part = Rewrite this part
button-lengthen = Take the longer term
button-ask-signature = Ask the chair to sign
button-record-signature = Record the signed paper
button-sign = Sign the conclusion
button-signed-today = Signed today
button-no-number = No number yet
button-recipients = Recipients on paper
button-delivered = Sent: { $name }
button-read-conclusion = Read and sign
button-received = Notice received

ask-number-later = Which number has the conclusion notice of HN{ $number }? For example: 15/TB-UBND
number-kept = Noted: the conclusion notice of HN{ $number } has the number { $paper }. Papers printed from now on say it.
ask-receipt-day = On which day did { $agency } get the conclusion notice of HN{ $number }? Press “Received today”, or write the day, for example: 6/4
button-notice-number = Write its number
button-receipt-of = { $name } has it
button-received-today = Received today

number-unclear = There is no document number in what was written. Please begin with the number, for example: 15/TB-UBND
ask-sign-now =
    Sign the conclusion notice of HN{ $number }{ HAS($paper) ->
        [no] , without a number yet
       *[yes] , number { $paper }
    }, of { DAY($day) }?

    Then the people of { $count } matters and { $agencies } agencies with tasks are told at once. It cannot be taken back.
button-sign-now = Sign and issue
