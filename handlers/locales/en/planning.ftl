# Planning a conference: the plan, its changes, its agenda. Officers read it, and people who are told of it.

## The list, one conference

command-conferences = the dialogue conferences; open one, for instance /hoinghi 3
command-assign = put a petition on a conference's agenda, for instance /gan 4829-1372 3
conferences-none = There is no dialogue conference now. { $plans ->
        [yes] Press the button below to plan one.
       *[no] When the secretary plans one, you will read here what your agency has to do.
    }
conferences =
    { $count } conferences, the nearest day first:

    { $lines }

    { $more ->
        [0] { "" }
       *[other] { $more } more: open them by number, for instance /hoinghi 3.
    }
conference-line =
    HN{ $number } – { $title }
    { $time }, { DAY($day) } · { $phase ->
        [planned] in preparation
        [collecting] collecting opinions
        [underway] under way
        [held] held, awaiting the conclusion
        [concluded] conclusion issued
        [closed] dossier closed
       *[cancelled] not held
    }
conference =
    HN{ $number } – { $title }

    • State: { $phase ->
        [planned] in preparation
        [collecting] collecting opinions
        [underway] under way
        [held] held, awaiting the conclusion
        [concluded] conclusion issued
        [closed] dossier closed
       *[cancelled] not held
    }{ HAS($until) ->
        [no] { "" }
       *[yes] { " " }until { DAY($until) }
    }
    • Time: { $time }, { DAY($day) }
    • Form, place: { $form ->
        [online] online
       *[in_person] in person
    }, { $place }
    • Chair: { $chair }{ HAS($cochairs) ->
        [no] { "" }
       *[yes] ; co-chairs: { $cochairs }
    }
    • Content: { HAS($scope) ->
        [no] not written yet
       *[yes] { $scope }
    }
    • Agenda: { $items } matters{ $waiting ->
        [0] { "" }
       *[other] , { $waiting } agencies have not sent all their drafts
    }
    • Registered to speak: { $speakers }; expected: { $expected ->
        [0] not known yet
       *[other] { $expected } people
    }
    • Under: { HAS($regulations) ->
        [no] no regulation is set
       *[yes] { $regulations }
    }{ $late ->
        [0] { "" }
       *[other] { "" }

    ⚠️ { $late } things are late. Press “The due days” to see them.
    }{ HAS($mark) ->
        [no] { "" }
       *[yes] { "" }

    Next, by { DAY($markdue) }: { HAS($markwho) ->
            [no] { "" }
           *[yes] { $markwho }{ " – " }
        }{ $mark ->
            [answers] answer the petitioners
           *[other] { $mark }
        }{ HAS($markarticle) ->
            [no] { "" }
           *[yes] { " " }({ $markarticle })
        }
    }

## The plan

ask-plan = { $field ->
        [kind] What kind of dialogue conference?
        [group] A thematic dialogue with which group? For instance: market traders, young people, farmers.
        [reason] Why is an ad hoc dialogue needed? Write shortly; the reason goes into the record.
        [head] Which head meets the people?
        [form] In which form do people meet?
        [ground] From where do the people come?
        [day] On which day, at what time? In one message, for instance: 28/8, 8 giờ
        [time] At what time does it begin? For instance: 8 giờ, or 13 giờ 30
        [hours] How many hours? Press a button, or write, for instance: 3,5
        [place] Where? For instance: the hall of the People's Committee. If online, the points or the link.
        [chair] Who chairs? Write the name; co-chairs after semicolons: chair; co-chair 1; co-chair 2
        [scope] About what? The people read it word for word in the announcement.
        [expected] How many people are expected? Write a number, for instance: 120
       *[title] Write the conference's full title, as it will stand on paper.
    }
plan-not-understood = { $field ->
        [day] I see no day that exists. Please write day and time, for instance: 28/8, 8 giờ
        [time] I did not understand the time. Please write, for instance: 8 giờ, or 13 giờ 30
        [hours] I did not understand how many hours. Please write a number up to 24, for instance: 3,5
        [expected] I did not understand how many people. Please write a number, for instance: 120
       *[other] Please press one of the buttons below.
    }
ask-plan-field = What is to be changed?
plan-title = { $kind ->
        [thematic] Thematic dialogue
        [adhoc] Ad hoc dialogue
       *[periodic] Periodic dialogue
    } of { $head ->
        [party] the head of the Party committee
       *[government] the head of government
    } with { HAS($group) ->
        [no] the people
       *[yes] { $group }
    }, { $year }
plan-summary =
    Please look at it before the conference is planned:

    { $title }

    • Kind: { $kind ->
        [thematic] thematic
        [adhoc] ad hoc
       *[periodic] periodic
    }{ HAS($group) ->
        [no] { "" }
       *[yes] , with { $group }
    }{ HAS($reason) ->
        [no] { "" }
       *[yes] , because: { $reason }
    }
    • Head: { $head ->
        [party] Party committee
       *[government] government
    }
    • Form: { $form ->
        [online] online
       *[in_person] in person
    }{ $ground ->
        [village] , people of a village
        [commune] , people of the commune
       *[other] { "" }
    }
    • Time: { $time }, { DAY($day) }, { $hours } hours
    • Place: { $place }
    • Chair; co-chairs: { $chair }
    • Content: { $scope }
    • Expected: { $people ->
        [0] not known yet
       *[other] { $people } people
    }
    • Under: { HAS($regulations) ->
        [no] no regulation is set for this day
       *[yes] { $regulations }
    }

    { HAS($cautions) ->
        [no] I see nothing against the regulations.
       *[yes] ⚠️ Please note:
    { $cautions }
    }

    If it is right, press “Plan it”. Nobody is told until you open the collection of opinions.
plan-kept = Conference HN{ $number } is planned. Next: open the collection to tell the people, then put petitions on the agenda.

## Cautions

caution-holiday = • { DAY($day) } is a day off: { $name }.
caution-kind = • { $regulation }, { $article } names no { $kind ->
        [thematic] thematic
        [adhoc] ad hoc
       *[periodic] periodic
    } conference.
caution-form = • { $regulation }, { $article } does not name the form { $form ->
        [online] online
       *[in_person] in person
    }.
caution-season = • { $regulation }, { $article }: a periodic conference belongs in quarter { $quarter }.
caution-too-few = • { $regulation }, { $article }: at least { $count } people should come.
caution-too-many = • { $regulation }, { $article }: it should not be more than { $count } people.
caution-too-long = • { $regulation }, { $article }: at most { $hours } hours.
caution-too-short = • { $regulation }, { $article }: at least { $hours } hours.
caution-too-late = • { $regulation }, { $article }: the day { DAY($due) } has passed – { $text }.
cautions-more = • And { $count } more; once it is planned, press “The due days” to see all.

## The collection of opinions

ask-collect-until =
    HN{ $number } – { $title }: until which day are opinions taken? Press the button, or write a day, for instance: 20/8.

    { $opened ->
        [yes] The people have been told and will not be told again; only the last day changes.
       *[no] { $count ->
            [0] Nobody has agreed to be told of conferences here: please announce it in other ways, by loudspeaker, posted notice, invitation.
           *[other] Right after that, { $count } people who agreed to messages read the day, the place and the content: “{ $scope }”.
        }
    }
collection-open = HN{ $number } takes opinions until { DAY($until) }. { $count ->
        [0] No message was sent to the people.
       *[other] { $count } people have been told.
    } Next: put petitions on the agenda.
day-not-understood = I see no day that exists. Please write a day, for instance: 28/8

## Changes

ask-postpone-day = HN{ $number } is planned for { $time }, { DAY($day) }. To which day and time is it moved? For instance: 28/8, 8 giờ. Without a time, the old one stays.
ask-postpone-reason =
    HN{ $number } moves to { DAY($after) }.{ HAS($cautions) ->
        [no] { "" }
       *[yes] { "" }

    ⚠️ Please note:
    { $cautions }
    }

    Why? Write the reason; everybody who was told reads it word for word.
postponed = HN{ $number } has moved from { DAY($before) } to { $time }, { DAY($day) }, and everybody who knew has been told. The terms are counted anew; the record keeps both days.
ask-calloff-reason = Why is HN{ $number } ({ DAY($day) }) not held? Write the reason; everybody who was told reads it word for word.
ask-calloff =
    Call off HN{ $number } – { $title }, { DAY($day) }.

    Reason: { $reason }

    { $count } people will be told. The petitions on its agenda go on as any others. It cannot be undone. Call it off?
called-off = HN{ $number } is called off. Everybody has been told; its petitions go on as any others. The record stays.
ask-chair-ground =
    HN{ $number } is chaired by { $chair }. Somebody else may chair only when:

    { $lines }

    Which is it this time?
ask-chair = HN{ $number } is chaired by { $chair }. Who chairs instead? Write name and office.
ask-chair-reason = { $name } chairs instead. Why? Write the reason, for instance the number of the authorisation; it goes into the record.
chair-changed = HN{ $number } is now chaired by { $chair }. The record keeps the one before, the ground and the reason.
people =
    HN{ $number }, how many people:

    • Expected: { $expected }
    • Invited: { $invited }
    • Attended: { $attended }

    Press what you want to write down.
ask-count = HN{ $number }: { $which ->
        [expected] how many people are expected?
        [invited] how many were invited?
       *[attended] how many came?
    } Write a number.
count-not-understood = I did not understand how many people. Please write a number, for instance: 120
counted =
    Written down for HN{ $number }: { $count } people { $which ->
        [expected] expected
        [invited] invited
       *[attended] attended
    }.{ HAS($cautions) ->
        [no] { "" }
       *[yes] { "" }

    ⚠️ Please note:
    { $cautions }
    }

## The agenda

agenda-empty = There is nothing on the agenda of HN{ $number } yet. Press “Add petitions”, or write /gan and a code.
agenda =
    Agenda of HN{ $number }: { $count } matters.

    { $lines }
agenda-line =
    { $index }. { TITLE($item) }
    { $agency } · { $verdict ->
        [answered_there] answered at the conference
        [later] to be answered later
        [sent_up] sent up
        [transferred] transferred to the competent agency
        [recorded] recorded
       *[none] { $drafted ->
            [yes] a draft answer is there
           *[no] { $raised ->
                [room] raised in the room, not decided
               *[petition] no draft answer yet
            }
        }
    }
candidates-none = There is no open petition outside the conferences. When new ones come, open this page again.
candidates =
    { $count } open petitions are on no agenda. Press to put them on that of HN{ $number }:

    { $lines }
candidate-line =
    { $code } – { TITLE($title) }
    { TOPIC($topic) } · { $agency }
assigned = Petition { $code } is on the agenda of HN{ $number } as matter { $index }. Its people and { $agency } have been told.
assigned-all = { $count } petitions are on the agenda of HN{ $number }. Their people have been told, each agency once.{ $refused ->
        [0] { "" }
       *[other] { " " }{ $refused } petitions could not be put on it, they are at another stage.
    }
item-words =
    What was written (names and numbers hidden):

    { $text }
item-draft =
    The draft of { $agency }:

    { $text }
item-attachment = A paper to the draft: { TITLE($item) }
item =
    HN{ $number }, matter { $index }: { TITLE($item) }
    • { $raised ->
        [room] Raised in the room
       *[petition] Petition { $code }
    }{ HAS($name) ->
        [no] { "" }
       *[yes] , by { $name }
    }
    • Agency: { $agency }
    • Draft answer: { HAS($drafted) ->
        [no] not yet
       *[yes] since { DAY($drafted) }
    }
    • Result: { $verdict ->
        [answered_there] answered at the conference
        [later] to be answered later
        [sent_up] sent up
        [transferred] transferred to the competent agency
        [recorded] recorded
       *[none] not decided
    }{ HAS($said) ->
        [no] { "" }
       *[yes] . { $said }
    }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }
    • Written answer by { DAY($due) }{ HAS($article) ->
            [no] { "" }
           *[yes] { " " }({ $article })
        }
    }
ask-give = “{ TITLE($item) }” lies with { $agency }. Which agency prepares the answer? A draft that was sent (if any) will not be used.
given = “{ TITLE($item) }” now lies with { $agency }, which has been told.
ask-take-off = Take “{ TITLE($item) }” off the agenda of HN{ $number }? Its people are told, the petition goes on as any other.
taken-off = “{ TITLE($item) }” is off the agenda of HN{ $number }.
drafts-complete = HN{ $number }: the agencies have sent all draft answers.
drafts-missing =
    HN{ $number }: { $count } agencies have not sent everything, { $drafts } draft answers are missing.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }They are due by { DAY($due) }.
    }

    { $lines }
drafts-line = • { $agency }: { $count }
drafts-more = • and { $count } more agencies
drafts-reminded = HN{ $number }: { $count ->
        [0] the agencies have sent everything, nobody was reminded.
       *[other] { $count } agencies have been reminded of { $drafts } drafts.
    }

## Notices

notice-announced =
    📣 { $title }

    • Time: { $time }, { DAY($day) }
    • Place: { $place }{ HAS($group) ->
        [no] { "" }
       *[yes] { "" }
    • For: { $group }
    }{ HAS($scope) ->
        [no] { "" }
       *[yes] { "" }
    • Content: { $scope }
    }

    If you have an opinion before the conference, just write it here, until { DAY($until) }. To speak at the conference, press “Register to speak”.

    Questions: { $contact }. To get no more such messages, write /dulieu. (HN{ $number })
notice-postponed =
    Another day: { $title }

    It was planned for { DAY($before) } and is now on { $time }, { DAY($day) }, at { $place }.

    Reason: { $reason }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }

    Your petition on its agenda is answered by { DAY($due) }.
    }

    Who has registered to speak need not do so again. Questions: { $contact }.
notice-cancelled =
    Not held: { $title }, { DAY($day) }.

    Reason: { $reason }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }

    Your petition goes on as any other and is answered by { DAY($due) }. Write /theodoi to see it.
    }

    Questions: { $contact }.
notice-on-agenda =
    Your petition “{ TITLE($item) }” is on the agenda: { $title }, { $time }, { DAY($day) }, at { $place }.{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }

    You have an answer by { DAY($due) }.
    }{ $register ->
        [yes] { "" }

    To speak about it at the conference, press “Register to speak”.
        [over] { "" }
       *[no] { "" }

    When speakers can register, you will read it here.
    }
notice-off-agenda = Your petition “{ TITLE($item) }” is no longer on the agenda: { $title }. The agency in charge goes on with it.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }The answer is due by { DAY($due) }.
    }
officer-draft-wanted = HN{ $number }, { DAY($day) }: a draft answer is wanted for “{ TITLE($item) }”.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }It is due by { DAY($due) }.
    } Press the button below to write it.
officer-drafts-wanted = HN{ $number }, { DAY($day) }: { $count } draft answers of your agency are wanted.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }They are due by { DAY($due) }.
    } Press the button below to see each.
secretary-drafts = HN{ $number }: { $agency } has sent all its draft answers. { $count ->
        [0] All agencies have.
       *[other] { $count } agencies have not yet.
    }

## Refusals

error-unknown-conference = { HAS($number) ->
        [no] Which conference? Write /hoinghi to see them, or a number, for instance HN3.
       *[yes] There is no conference HN{ $number }. Write /hoinghi to see the conferences.
    }
error-wrong-phase = Conference HN{ $number } { $phase ->
        [planned] is in preparation, opinions are not taken yet
        [collecting] collects opinions, it has not met
        [underway] is under way
        [held] has met and awaits its conclusion
        [concluded] has its conclusion issued
        [closed] has its dossier closed
       *[cancelled] is not held
    }, so this is not possible.
error-day = { $why ->
        [past] { DAY($day) } has passed. Please write a day from today on, for instance: 28/8, 8 giờ
        [window] { DAY($day) } cannot be used: the last day for opinions lies between today and the conference. Please write another day.
        [early] The conference is planned for { DAY($day) }, so it cannot begin yet. If the day changes, postpone the conference first.
        [before] { DAY($day) } is before the conference and cannot be used. Please write another day.
        [future] { DAY($day) } has not come. Please write today or a day that has passed.
        [receipt] { DAY($day) } cannot be used: the receipt lies between the day of the notice and today. Please write another day.
        [not-later] { DAY($day) } is not later than the present due day. Please write a later day.
        [same] The conference is on { DAY($day) } already. To postpone it, write another day.
        [too-late] { DAY($day) } is later than the regulation allows. Please write an earlier day.
       *[other] { DAY($day) } cannot be used. Please write another day.
    }
error-already-on-agenda = Petition { $code } is on the agenda of HN{ $number }. To move it to another conference, take it off that of HN{ $number } first.
error-item-done = “{ TITLE($title) }” has its result already, so this is not possible.
error-not-allowed = The regulation does not allow this{ HAS($article) ->
        [no] { "" }
       *[yes] { " " }({ $article })
    }.{ HAS($text) ->
        [no] { "" }
       *[yes] { " " }It allows only: { $text }.
    }

## Buttons

button-conference = HN{ $number } { $title }
button-new-conference = Plan a new conference
button-conference-back = Back to HN{ $number }
button-conference-act = { $act ->
        [agenda] The agenda
        [open] Open the collection, change its end
        [who] Agencies without drafts
        [floor] The speakers
        [begin] Begin the conference
        [conclusion] The conclusion
        [terms] The due days
        [dossier] The dossier
        [people] How many people
        [chair] Another chair
        [postpone] Postpone
        [calloff] Call off
       *[tasks] What my agency has to do
    }
button-plan-choice = { $choice ->
        [periodic] Periodic
        [thematic] Thematic
        [adhoc] Ad hoc
        [party] Party committee (secretary)
        [government] Government (chairman)
        [in_person] In person
        [online] Online
        [commune] The whole commune, one point
        [village] In one village
       *[other] Choose
    }
button-plan-hours = { $hours } hours
button-plan-unknown = Not known yet
button-plan-back = Back to the last question
button-plan-keep = Plan it
button-plan-change = Change something
button-plan-field = { $field ->
        [kind] The kind
        [group] The group
        [reason] The reason
        [head] The head
        [form] The form
        [ground] Where the people come from
        [day] Day and time
        [hours] How long
        [place] The place
        [chair] The chair
        [scope] The content
        [expected] How many people
       *[title] The title
    }
button-until-conference = Until the day of the conference
button-other-day = Another day
button-calloff-yes = Call off and tell { $count } people
button-chair-ground = { $index }. { $article }
button-count = { $which ->
        [expected] Expected
        [invited] Invited
       *[attended] Attended
    }
button-people = Another number
button-next-page = Next page
button-candidates = Add petitions
button-add-to-agenda = { $code } { TITLE($title) }
button-add-all = Add all { $count } petitions
button-agenda-item = { $index }. { TITLE($title) }
button-item-decide = Write down the result
button-give-to = Give to another agency
button-take-off = Take off the agenda
button-take-off-yes = Take it off
button-back-to-item = Back to the matter
button-remind-drafts = Remind { $count } agencies
button-register = Register to speak
button-draft = Write the draft answer
button-drafts = See what is wanted
