# Messages to many: a secretary writes, people read.

command-broadcast = write to many people at once, see how far a message has come
broadcasts = { $count ->
        [0] Nothing has been sent to many people yet.
       *[other] Messages to many, the newest first:

    { $lines }
    }
broadcast-line =
    Message { $number } · begun { $begun }{ $count ->
        [0] { "" }
       *[other] { " " }· { $state ->
            [draft] not sent
            [running] being sent
            [paused] paused
            [cancelled] stopped for good
           *[done] done
        }
    }
    “{ $text }”
    To { $reach ->
        [place] people of { $name }
        [petition] people of matter { $name }
        [conference] people at { $name }
       *[news] all who agreed to news
    }: { $count ->
        [0] there was nobody to send it to
       *[other] { $sent }/{ $count } sent{ $failed ->
            [0] { "" }
           *[other] , { $failed } failed
        }{ $unknown ->
            [0] { "" }
           *[other] , { $unknown } unknown
        }{ $waiting ->
            [0] { "" }
           *[other] , { $waiting } waiting
        }
    }
ask-broadcast-reach = To whom?
ask-broadcast-place = People of which place? Only those who raised a matter there and agreed to news are written to.
ask-broadcast-conference = People of which conference?
ask-broadcast-code = Which petition? Write its code, such as 4829-1372. The petitioner and all who joined are written to.
ask-broadcast-text = This reaches { $count ->
        [one] { $count } person
       *[other] { $count } people
    }: { $reach ->
        [place] people of { $name } who agreed to news
        [petition] those who raised matter { $name }
        [conference] those with a matter on the agenda of { $name } or a place on its list of speakers
       *[news] all who agreed to news of dialogues
    }.

    Write the text. People have agreed to news of dialogues and of their matters only: please send nothing else.
broadcast-text =
    📢 { $authority }

    { $text }
broadcast-preview =
    People will see the message as above{ $reach ->
        [place] , with a button “No more news of dialogues”
        [news] , with a button “No more news of dialogues”
       *[other] { "" }
    }.

    { $count ->
        [0] There is nobody to send it to: { $reach ->
            [place] nobody in { $name } has agreed to news
            [petition] nobody of matter { $name } can be reached
            [conference] { $name } has nobody on its agenda
           *[news] nobody has agreed to news
        }.
       *[other] Message { $number } goes to { $count ->
            [one] { $count } person
           *[other] { $count } people
        }, in about { $minutes ->
            [one] { $minutes } minute
           *[other] { $minutes } minutes
        }. { $urgent ->
            [yes] At night too.
           *[no] Not from { $since } to { $until }: people sleep.
        }
    }
broadcast =
    Message { $number } – { $reach ->
        [place] people of { $name } who agreed to news
        [petition] people of matter { $name }
        [conference] people at { $name }
       *[news] all who agreed to news
    }: { $count ->
        [0] there was nobody to send it to
       *[other] { $quiet ->
            [yes] goes on at { $until }, because people sleep
           *[no] { $state ->
                [draft] not sent
                [running] being sent
                [paused] paused
                [cancelled] stopped for good
               *[done] done
            }
        }
    }.
    “{ $text }”

    { HAS($begun) ->
        [no] • Not begun
       *[yes] • Begun: { $begun }
    }
    { $count ->
        [0] { "" }
       *[other] • In all: { $count }
        • Sent: { $sent }
        • Failed: { $failed }
        • Waiting: { $waiting }{ $stopped ->
            [0] { "" }
           *[other] { "" }
        • Not sent because it was stopped: { $stopped }
        }
        • Unknown, may have arrived twice: { $unknown }
    }
notice-broadcast-done =
    ✅ Message { $number } has been sent.

    • Sent: { $sent }
    • Failed: { $failed }
    • Unknown, may have arrived twice: { $unknown }
ask-broadcast-stop = Stop message { $number } for good? { $waiting ->
        [one] { $waiting } person has
       *[other] { $waiting } people have
    } not been told yet.
error-unknown-broadcast = There is no message { $number }. Send /guitin to see what has been sent.
error-broadcast-state = That cannot be done any more: the message { $state ->
        [draft] has not been sent
        [running] is being sent
        [paused] is paused
        [cancelled] was stopped for good
       *[done] has been sent
    }. Send /guitin to look.

## Buttons

button-broadcast-new = ✍️ New message
button-broadcast = Message { $number }
button-broadcasts = ← What has been sent
button-broadcast-reach = { $reach ->
        [place] People of a village or commune
        [petition] People of one petition
        [conference] People at one conference
       *[news] All who agreed to news
    }
button-broadcast-of = { $name }
button-broadcast-go = Send to { $count }
button-broadcast-night = { $urgent ->
        [yes] Not urgent, spare the night
       *[no] Urgent, at night too
    }
button-broadcast-drop = Drop it
button-broadcast-look = Look again
button-broadcast-pause = ⏸ Pause
button-broadcast-resume = ▶️ Go on
button-broadcast-cancel = ⏹ Stop for good
button-broadcast-not-cancel = Do not stop
