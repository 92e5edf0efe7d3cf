## Due days (handlers/terms.py)

terms =
    The terms of conference HN{ $number } “{ $title }”, held { DAY($day) }: { $count }, earliest first.

    { $lines }{ HAS($agencies) ->
        [no] { "" }
       *[yes] { "" }

    Agencies still owe:
    { $agencies }
    }{ HAS($waiting) ->
        [no] { "" }
       *[yes] { "" }

    Not counted yet, as the first day is not known:
    { $waiting }
    }
term-line =
    { $index }. { DAY($due) }{ $standing ->
        [met] { " " }· ✅ done{ HAS($met) ->
            [no] { "" }
           *[yes] { " " }({ DAY($met) })
        }
        [late] { " " }· 🔴 LATE
        [kept] { " " }· 📁 kept until then
       *[open] { "" }
    }{ HAS($earliest) ->
        [no] { "" }
       *[yes] { " " }· earliest of the regulations
    }{ HAS($provisional) ->
        [no] { "" }
       *[yes] { " " }· provisional
    }{ HAS($doubt) ->
        [no] { "" }
       *[yes] { " " }· ⚠ read in one of several ways, see “How counted”
    }
    { $text }
    ({ $article }, { $regulation })
term-agency = • { $agency }: { $rule ->
        [agency_drafts] { $count } drafts missing
       *[other] { $count } answers missing
    }, due { DAY($due) }
term-waiting = • { $text }: { $days } { $unit ->
        [working] working days
        [calendar] days
       *[years] years
    } after { $start ->
        [notice_issued] the conclusion notice is issued
        [notice_received] the agency receives the conclusion notice
       *[work_ended] the work has ended
    } ({ $article }, { $regulation })
term-explained =
    { $index }. { $text }

    Due: { DAY($due) }{ $standing ->
        [met] { " " }· ✅ done{ HAS($met) ->
            [no] { "" }
           *[yes] { " " }({ DAY($met) })
        }
        [late] { " " }· 🔴 LATE
        [kept] { " " }· 📁 kept until then
       *[open] { "" }
    }{ HAS($earliest) ->
        [no] { "" }
       *[yes] { " " }· earliest of the regulations
    }
    Source: { $article }, { $regulation }
    How counted: { $event ->
        [registered] the day of registration
        [conference_held] the day of the conference
        [notice_issued] the day of the conclusion notice
        [notice_received] the day on which the agency got the conclusion notice
        [work_ended] the day on which the work ended
        [quarter_end] the fixed day of the quarter
        [half_year_end] the last day of the half-year
       *[fixed_date] the fixed day of the year
    } is { DAY($start) }{ $days ->
        [0] , which is the due day itself.
       *[other] , { $direction ->
            [back] counted back
           *[on] counted on
        } { $days } { $unit ->
            [working] working days
            [calendar] days (days off too)
           *[years] years
        }, that day itself not counted.
    }{ HAS($provisional) ->
        [no] { "" }
       *[yes] { "" }
    Provisional: that year's official days off are not announced yet.
    }{ HAS($doubt) ->
        [no] { "" }
       *[yes] { "" }
    ⚠ How it is read: { $doubt }
    }

    { $lines }
counted-day = { DAY($day) }: { $number ->
        [0] not counted – { HAS($name) ->
            [no] weekend
           *[yes] { $name }{ HAS($source) ->
                [no] { "" }
               *[yes] { " " }(source: { $source })
            }
        }
       *[other] day { $number }{ HAS($name) ->
            [no] { "" }
           *[yes] { " " }({ $name }{ HAS($source) ->
                [no] { "" }
               *[yes] , source: { $source }
            })
        }
    }
term-met = Noted in the dossier of HN{ $number }: done { DAY($met) }.
petition-term =
    Answer to petition { $code } due: { HAS($due) ->
        [no] no rule sets a day.
       *[yes] { DAY($due) }.
    }{ HAS($article) ->
        [no] { "" }
       *[yes] { "" }
    Source: { $article }
    }{ HAS($start) ->
        [no] { "" }
       *[yes] { "" }
    Counted from: { DAY($start) }
    }

## The calendar (handlers/calendar_days.py)

calendar =
    The working days by which terms are counted.

    { HAS($changed) ->
        [no] No day has been set by an administrator.
       *[yes] Days set by administrators:
    { $changed }
    }

    { HAS($coming) ->
        [no] No holiday and no worked Saturday in the next { $days } days.
       *[yes] In the next { $days } days:
    { $coming }
    }

    To change a day, write the day, “nghỉ” (off) or “làm bù” (worked), its name, a semicolon, and the document. For example:
    /lich 31/8/2026 nghỉ Quốc khánh; 12729/VPCP
calendar-line = • { DAY($day) }: { $works ->
        [yes] worked
       *[no] off
    } – { $name }{ HAS($source) ->
        [no] { "" }
       *[yes] { " " }({ $source })
    }
calendar-help =
    I do not understand “{ $text }”. Four things are needed: the day, “nghỉ” (off) or “làm bù” (worked), a name, and after a semicolon the document that orders it. For example:

    /lich 31/8/2026 nghỉ Quốc khánh; 12729/VPCP
    /lich 22/8/2026 làm bù ngày 31/8; 12729/VPCP
calendar-preview =
    Let { DAY($day) } be a day { $works ->
        [yes] WORKED
       *[no] OFF
    }: { $name } (source: { $source }).
    The calendar now has this day as { $now ->
        [yes] worked
       *[no] off
    }.{ HAS($past) ->
        [no] { "" }
       *[yes] { " " }This day is past, please check.
    }

    All open terms will be counted again. Do you agree?
calendar-changed =
    { DAY($day) } is now { $works ->
        [yes] worked
       *[no] off
    }: { $name } (source: { $source }).

    { $count ->
        [0] No open term has moved.
       *[other] Terms moved: { $count }, with both days in the record:
    }
    { $lines }{ $more ->
        [0] { "" }
       *[other] { "" }
    … and { $more } more.
    }
calendar-moved = • { $what }: { DAY($before) } → { DAY($after) }

## What agencies do (handlers/agency_items.py, handlers/agency_answers.py)

tasks-none = { $agency } has nothing to do for a running conference.
tasks =
    What { $agency } has to do for conferences: { $count }.

    { $lines }
task-line =
    • HN{ $number }, item { $index } ({ DAY($day) }): { TITLE($item) }
    { $kind ->
        [draft] A draft answer is wanted{ HAS($due) ->
            [no] { "" }
           *[yes] , due { DAY($due) }
        }
        [drafted] ✅ The draft is sent{ HAS($due) ->
            [no] { "" }
           *[yes] , and may be changed; due { DAY($due) }
        }
        [undecided] Waits for the conference's decision
        [decided] Waits for the conclusion notice
        [answer] A written answer is wanted{ HAS($due) ->
            [no] { "" }
           *[yes] , due { DAY($due) }
        }{ HAS($extended) ->
            [no] { "" }
           *[yes] { " " }(extended)
        }
       *[answered] ✅ Done
    }{ HAS($late) ->
        [no] { "" }
       *[yes] { " " }· 🔴 LATE
    }{ HAS($article) ->
        [no] { "" }
       *[yes] { " " }({ $article })
    }
ask-draft =
    A draft answer about “{ TITLE($item) }” for conference HN{ $number } on { DAY($day) }.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Due: { DAY($due) }{ HAS($article) ->
            [no] { "" }
           *[yes] { " " }({ $article })
        }.
    }

    What was said: “{ TITLE($text) }”{ HAS($draft) ->
        [no] { "" }
       *[yes] { "" }

    The present draft: “{ $draft }”
    New words replace it; the old ones stay in the record.
    }

    Please write the draft in one message. A photo may come with it.
draft-needs-words =
    { HAS($attached) ->
        [no] There are no words yet.
       *[yes] Kept: { $attached }. There are no words yet.
    } Now please write the answer.
draft-kept = The draft about “{ TITLE($item) }” has been received{ HAS($attached) ->
        [no] { "" }
       *[yes] { " " }(with { $attached })
    }. { $left ->
        [0] Your agency has sent all its drafts for this conference.
       *[other] Drafts that your agency still owes: { $left }.
    }
receipt-kept =
    Noted: { $agency } got the conclusion notice of conference HN{ $number } on { DAY($received) }.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Answers still due: { $count }, the first { DAY($due) }.
    }
settle-item =
    Answer “{ TITLE($item) }” after conference HN{ $number }.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Due: { DAY($due) }{ HAS($article) ->
            [no] { "" }
           *[yes] { " " }({ $article })
        }{ HAS($late) ->
            [no] { "" }
           *[yes] , LATE
        }.
    }

    What was said: “{ TITLE($text) }”{ HAS($said) ->
        [no] { "" }
       *[yes] { "" }

    At the conference: { $said }
    }

    How does it end?
ask-settlement = { $outcome ->
        [being_resolved] Tell the citizen how far the work on “{ TITLE($item) }” is. It stays open with its term.
        [outside_scope] Write why it is out of scope and whom to ask (“{ TITLE($item) }”).
        [sent_up] Write to which level it was sent up, and why (“{ TITLE($item) }”).
        [transferred] Write to which agency it was transferred, and why (“{ TITLE($item) }”).
       *[other] Write the answer about “{ TITLE($item) }”: what was done, with what result. The citizen gets it at once.
    }
item-settled = { $outcome ->
        [being_resolved] The news about “{ TITLE($item) }” is on its way. It stays open.
       *[other] The answer about “{ TITLE($item) }” is on its way.
    } { $left ->
        [0] Your agency has nothing left for this conference.
       *[other] Answers that your agency still owes: { $left }.
    }
ask-extension =
    A longer term for “{ TITLE($item) }”.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }It is now due { DAY($due) }.
    }

    { $article } allows it for: { $grounds }.{ HAS($last) ->
        [no] { "" }
       *[yes] { " " }Not later than { DAY($last) }.
    }

    Please write the new day and the reason in one message, for example: 30/4/2026 the department has to be asked. The citizen reads the reason.
ask-day-and-reason = I need the new day and the reason, for example: 30/4/2026 the department has to be asked.
item-extended = The term of “{ TITLE($item) }” is longer now{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }, until { DAY($due) }
    }{ HAS($article) ->
        [no] { "" }
       *[yes] { " " }by { $article }
    }. The petitioner and the secretaries have been told.

## Citizens at conferences (handlers/citizen_conference.py, handlers/collecting.py)

collecting =
    On { DAY($day) } at { $time } there is a dialogue conference with the people: “{ $title }”, at { $place }. Opinions are collected until { DAY($until) }; the petition you have just sent may be chosen for it.

    To speak yourself, press “Register to speak”.
no-conference-to-register = No dialogue conference takes registrations now. You may still send petitions here. { HAS($news) ->
        [no] To be told of the next conference, press the button below.
       *[yes] When there is one I will tell you.
    } Questions: { $contact }.
ask-which-conference = At which conference would you like to speak?
ask-matter =
    Registration to speak at “{ $title }”, { DAY($day) } at { $time }, at { $place }.{ HAS($scope) ->
        [no] { "" }
       *[yes] { "" }

    What it is about: { $scope }
    }

    What would you like to speak about? { $count ->
        [0] Please write a sentence or two.
       *[other] Press one of your petitions below, or write a sentence or two.
    }
ask-speaker-name = What is your name, so that the chair can call you up? It is read out at the conference.
registered =
    Registered. { $name } will speak about: “{ $matter }”

    Conference: { $title }
    At { $time }, { DAY($day) }, { $form ->
        [online] online: { $place }
       *[in_person] at { $place }
    }

    { $form ->
        [online] Please join 15 minutes early, with papers or photos at hand if you have any.
       *[in_person] Please come 15 minutes early, with your identity card and papers or photos if you have any.
    } When your turn is near, I will tell you. Questions: { $contact }.
speech-withdrawn = All right, your registration to speak on { DAY($day) } is withdrawn. You are still welcome to attend.
speech-not-withdrawn = Your registration to speak on { DAY($day) } has been called or is over, so it cannot be withdrawn any more.
matter-concluded =
    This looks like a matter that was concluded at the dialogue conference of { DAY($day) } (“{ $title }”):

    “{ TITLE($item) }”
    { $verdict ->
        [answered_there] Answered at the conference
        [later] { $agency } is to answer{ HAS($answered) ->
            [yes] { "" }
           *[no] { HAS($due) ->
                [no] { "" }
               *[yes] , by { DAY($due) }
            }
        }
        [sent_up] Proposed to the level above
        [transferred] Transferred to { $agency }
       *[recorded] Recorded
    }{ HAS($said) ->
        [no] .
       *[yes] : { $said }
    }{ HAS($answer) ->
        [no] { "" }
       *[yes] { "" }

    { $agency } answered{ HAS($answered) ->
            [no] { "" }
           *[yes] { " " }({ DAY($answered) })
        }: { $answer }
    }

    If you have something new to say, or if it is still not settled, just go on below.

## The dossier (handlers/dossier_room.py, handlers/year_reports.py)

paper-title = { $paper ->
        [plan] Plan
        [assignment] Assignment of tasks
        [survey] Survey form
        [digest] Digest of opinions
        [answers] Report of answers
        [invitation] Invitation
        [programme] Programme
        [minutes] Minutes
        [conclusion_notice] Conclusion notice
        [upward_proposal] Proposal to the level above
        [result_report] Report of results
        [outline_report] Report by the outline
        [annex] Summary table
        [half_year_report] Half-year report
        [year_report] Year report
        [dk01] Form DK01
        [dk02] Form DK02
        [bc01] Form BC01
        [bc02] Form BC02
        [bc03] Form BC03
        [telling_letter] Letter about a result
       *[scorecard] Scorecard of heads
    }
dossier =
    The dossier of conference HN{ $number } “{ $title }”, { DAY($day) }: { $there } of { $count } kinds of papers are there{ $missing ->
        [0] , none that is required is missing.
       *[other] , { $missing } are missing.
    }{ HAS($ended) ->
        [no] { "" }
       *[yes] { " " }Closed { DAY($ended) }{ HAS($keep) ->
            [no] .
           *[yes] , kept until { DAY($keep) }.
        }
    }

    { $lines }

    Press a paper to get its file, print and sign it; once it is issued, press “Put into the dossier”.
dossier-line = { $state ->
        [there] ✅ { $title }{ HAS($since) ->
            [no] { "" }
           *[yes] { " " }– since { DAY($since) }
        }
        [missing] ❌ { $title } – missing
       *[optional] ⚪ { $title } – if there is one
    } ({ $sources })
missing-paper = { $title } ({ $sources })
paper-here = { $title } – conference HN{ $number }, { $rendering ->
        [public] public rendering (without names)
       *[full] full rendering, for the office only
    }.
paper-kept = { $title } is in the dossier of HN{ $number } since { DAY($since) }. { $missing ->
        [0] No required paper is missing.
       *[other] Papers still missing: { $missing }.
    }
zip-here = The whole dossier of HN{ $number } “{ $title }”: full and public renderings, a list, checksums. The full rendering is for the office only.
conference-closed = The dossier of conference HN{ $number } “{ $title }” is closed. { HAS($keep) ->
        [no] No regulation sets a term of keeping.
       *[yes] It is kept until { DAY($keep) }.
    }
expired-none = The term of keeping has passed for no dossier.
expired =
    The term of keeping has passed for { $count } dossiers. This is a list for those who decide; nothing is deleted:

    { $lines }{ $more ->
        [0] { "" }
       *[other] { "" }
    … and { $more } more.
    }
expired-line = • HN{ $number } “{ $title }”, { DAY($day) }{ HAS($keep) ->
        [no] { "" }
       *[yes] , kept until { DAY($keep) }
    }
ask-period = Reports of { $year }: choose the period.
ask-report = Reports of { $part ->
        [half-1] the first half of { $year }
        [half-2] the second half of { $year }
        [quarter-1] quarter 1 of { $year }
        [quarter-2] quarter 2 of { $year }
        [quarter-3] quarter 3 of { $year }
        [quarter-4] quarter 4 of { $year }
       *[year] { $year }
    }: choose one.
report-here = { $title } – { $part ->
        [half-1] the first half of { $year }
        [half-2] the second half of { $year }
        [quarter-1] quarter 1 of { $year }
        [quarter-2] quarter 2 of { $year }
        [quarter-3] quarter 3 of { $year }
        [quarter-4] quarter 4 of { $year }
       *[year] { $year }
    }.

## Notices

notice-answer-day =
    About “{ TITLE($item) }”, which you raised at the conference of { DAY($day) }: { $agency } has received the conclusion notice.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }You will have a written answer by { DAY($due) }.
    } Questions: { $contact }.
notice-extended =
    About “{ TITLE($item) }”, which you raised at the conference of { DAY($day) }: { $agency } needs more time.

    Reason: { $reason }
    { HAS($due) ->
        [no] { "" }
       *[yes] The new day for the answer: { DAY($due) }{ HAS($article) ->
            [no] { "" }
           *[yes] { " " }(by { $article })
        }.
    }
    Responsible: { $officer }, { $agency }. Questions: { $contact }.
notice-item-answered =
    { $agency } { $outcome ->
        [being_resolved] tells you how far the work is
       *[other] answers
    } about what you raised at the conference of { DAY($day) }: “{ TITLE($item) }”.

    Outcome: { $outcome ->
        [answered] answered
        [resolved] resolved
        [being_resolved] being resolved, not closed
        [sent_up] beyond competence, sent up
        [transferred] transferred to the competent agency
       *[outside_scope] out of scope
    }

    { $text }

    If something is not clear, just write here or ask: { $contact }.
secretary-extended = HN{ $number }: { $agency } ({ $officer }) has a longer term for “{ TITLE($item) }”{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }, until { DAY($due) }
    }{ HAS($article) ->
        [no] { "" }
       *[yes] , by { $article }
    }. Reason: { $reason }. The petitioner has been told.
secretary-answered = HN{ $number }: { $agency } has answered “{ TITLE($item) }” ({ $outcome ->
        [answered] answered
        [resolved] resolved
        [being_resolved] news, still open
        [sent_up] sent up
        [transferred] transferred
       *[outside_scope] out of scope
    }).
morning-chair =
    Good morning. Conference HN{ $number } “{ $title }”, { DAY($day) } { $time }: { $phase ->
        [planned] being prepared, { $days } days left
        [collecting] collecting opinions, { $days } days left
        [underway] under way
        [held] held, the conclusion is being written
       *[concluded] concluded, answers are being followed
    }. { $items ->
        [0] Nothing is on the agenda yet.
       *[other] On the agenda: { $items }{ $phase ->
            [planned] , without a draft: { $waiting }.
            [collecting] , without a draft: { $waiting }.
           *[other] , waiting for a written answer: { $open }.
        }
    }{ HAS($late) ->
        [no] { "" }
       *[yes] { "" }

    🔴 LATE:
    { $late }
    }{ HAS($today) ->
        [no] { "" }
       *[yes] { "" }

    🟠 Due today:
    { $today }
    }{ HAS($soon) ->
        [no] { "" }
       *[yes] { "" }

    Due soon:
    { $soon }
    }
morning-secretary =
    Conference HN{ $number } “{ $title }”, { DAY($day) }: what has to be done.{ HAS($late) ->
        [no] { "" }
       *[yes] { "" }

    🔴 LATE:
    { $late }
    }{ HAS($today) ->
        [no] { "" }
       *[yes] { "" }

    🟠 Due today:
    { $today }
    }{ HAS($soon) ->
        [no] { "" }
       *[yes] { "" }

    Due soon:
    { $soon }
    }

    When something is done, open “Terms” and press “Done”.
morning-agency =
    Dialogue conference HN{ $number } “{ $title }”, { DAY($day) }: your agency has tasks that are due or late.

    { $lines }

    Press the button below to see and send.

## Refusals

error-no-extension = { HAS($regulation) ->
        [no] No regulation lets this term be longer. It stays as it is.
       *[yes] { $regulation } does not let this term be longer. It stays as it is.
    }
error-dossier-incomplete =
    The dossier of conference HN{ $number } cannot be closed yet. Missing or waiting for an answer:

    { $missing }
error-template = The template{ HAS($paper) ->
        [no] { "" }
       *[yes] { " " }“{ $paper }”
    } cannot be used{ HAS($tag) ->
        [no] .
       *[yes] : mend “{ $tag }”.
    } Please mend it and try again; the present template stays in use.

## Commands

command-terms = the terms of a conference and how they are counted, for example /han 1; of a petition: /han 4829-1372
command-calendar = days off and worked days: see and change
command-drafts = what your agency has to do for conferences: drafts, answers
command-register = register to speak at a dialogue conference
command-dossier = the dossier of a conference: what is there and what is missing, for example /hoso 1
command-reports = reports of a year, a half-year, a quarter
command-expired = dossiers whose term of keeping has passed

## Buttons

button-terms = Terms
button-terms-next = Next terms
button-counted = { $index }. How counted
button-met = { $index }. Done
button-calendar = See the calendar
button-calendar-set = Yes, count all terms again
button-calendar-leave = Change nothing
button-tasks = Tasks of the agency
button-tasks-next = Next tasks
button-draft-one = HN{ $number }, item { $index }: Send a draft
button-draft-again = HN{ $number }, item { $index }: Change the draft
button-settle-one = HN{ $number }, item { $index }: Answer
button-received-of = Notice HN{ $number } received
button-extend = Ask for more time
button-register-for = { $day } – { $title }
button-own-matter = { $title }
button-change-matter = Change the matter
button-withdraw-speech = Withdraw the registration
button-register-again = Register again
button-paper = { $title }
button-dossier = See the dossier
button-dossier-next = Next papers
button-keep-paper = Put into the dossier
button-public-paper = Public rendering
button-zip = Everything (zip)
button-close-conference = Close the dossier
button-period = { $part ->
        [half-1] First half-year
        [half-2] Second half-year
        [quarter-1] Quarter 1
        [quarter-2] Quarter 2
        [quarter-3] Quarter 3
        [quarter-4] Quarter 4
       *[year] Whole year
    }
button-last-year = Year { $year }
button-other-report = Another report

notice-item-photo = A photo with the answer of { $agency } about “{ TITLE($item) }”.

settlement-preview =
    People will read this answer to item { $index } of conference HN{ $number }, “{ TITLE($item) }”:
    ———
    { $text }
    ———
    Outcome: { $outcome ->
        [answered] answered, explained
        [resolved] resolved
        [being_resolved] being resolved
        [sent_up] sent up
        [transferred] transferred to the competent agency
       *[outside_scope] outside the scope
    }.{ HAS($attached) ->
        [no] { "" }
       *[yes] { " " }With { $attached }.
    } If it is right, press send.
