## One person on several channels

command-link = join this channel to another one of yours (Zalo, Telegram, web)
link-code =
    Your code for joining channels: { $code }

    Open the other channel and send: /ketnoi { $code }
    It works once, within 15 minutes. Give it to nobody: whoever has it can see your petitions.{ $others ->
        [0] { "" }
       *[other] { "" }

    Joined to the channels below. If you have sold or lost the old phone, press to part from it.
    }
link-wrong = This code is wrong or has expired. Send /ketnoi in the other channel for a new one.
link-done = This channel is now joined to { $channel ->
    [telegram] Telegram
    [web] the web page
    [zalo_bot] Zalo
    [zalo_oa] Zalo
   *[other] the other channel
    }. Your petitions can be seen in both; notices go to the channel you used last.{ HAS($name) ->
        [no] { "" }
       *[yes] { " " }Name: { $name }.
    }
link-done-there = This channel has been joined to { $channel ->
    [telegram] Telegram
    [web] the web page
    [zalo_bot] Zalo
    [zalo_oa] Zalo
   *[other] another channel
    } of yours. If this was not you, tell us at once: { $contact }.
ask-link-name = The two channels use two names: { $first } and { $second }. What shall I call you?
button-link-name = { $name }
error-link = { $why ->
    [officer] An officer's channel cannot be joined to another one.
    [wait] Too many wrong codes. Please wait 15 minutes and try again.
    [same] This code was shown in this very channel. Type it in the other one.
    [apart] That channel is not joined to this one any more. Send /ketnoi to see what is.
   *[already] These two channels are joined already.
    }

other-chat = { $channel ->
    [telegram] Telegram
    [web] web page
    [zalo_bot] Zalo (Bot)
    [zalo_oa] Zalo (OA)
   *[other] the other channel
    }{ HAS($name) ->
        [no] { "" }
       *[yes] , named { $name }
    }{ HAS($used) ->
        [no] { "" }
       *[yes] , last used { $used }
    }
button-unlink = Part from { $chat }
ask-unlink =
    Part from { $chat }?

    The other device will no longer see your petitions, and no notices go there.
button-unlink-now = Part
button-unlink-not = Do not part
unlink-not = It stays joined.
unlink-done = Parted from { $channel ->
    [telegram] Telegram
    [web] the web page
    [zalo_bot] Zalo (Bot)
    [zalo_oa] Zalo (OA)
   *[other] the other channel
    }. Your petitions are here, and notices come here. If that was a mistake, join it again: send /ketnoi for a new code.
unlink-done-there = This channel has been parted from { $channel ->
    [telegram] Telegram
    [web] the web page
    [zalo_bot] Zalo
    [zalo_oa] Zalo
   *[other] the other channel
    }. The old petitions can no longer be seen here. If this was not you, tell us at once: { $contact }. To send a new petition, just write.

## A telephone number, for one purpose

command-phone = leave (or erase) a telephone number to be told by when no channel works
ask-phone =
    Send your telephone number, for instance 0912 345 678.

    By sending it you agree to its being kept, only to tell you about your petition when no other channel works. It is used for nothing else and erased at any time: send /sodienthoai xóa. If you wish to leave none, send: không.
phone-not-understood = I could not read this number. Send a Vietnamese telephone number, for instance 0912 345 678; if you wish to leave none, send: không.
phone-kept = The number { $phone } is kept, only to tell you about your petition when no other channel works. To erase it: /sodienthoai xóa.
phone-erased = No telephone number of yours is kept any more.
button-phone = Leave a telephone number
button-phone-erase = Erase the telephone number

## What no channel could bring

command-untold = what has to be told by phone or letter because no channel could bring it
untold-empty = Nothing has to be told by phone or letter.
untold-list =
    To be told by phone or letter: { $count } { $count ->
        [one] notice
       *[other] notices
    }.

    { $lines }
untold-line = { $code } · since { $since }: { $said }
untold-whom =
    Petition { $code }: no channel could bring this notice, since { $since }.
    Citizen: { HAS($name) ->
        [no] { $hidden ->
            [unknown] has given no name
            [sealed] name hidden from everybody
           *[handler] name known to the handling officer only
        }
       *[yes] { $name }
    }
    Telephone: { HAS($phone) ->
        [no] none left
       *[yes] { $phone }
    }
    Handled by: { HAS($handler) ->
        [no] nobody yet
       *[yes] { $handler }
    }
    Tried:
    { $rungs }{ HAS($name) ->
        [no] { "" }

    { HAS($phone) ->
            [no] No name and no number: keep the letter at the reception desk for who can say the petition's code.
           *[yes] Call the number above and say the petition's code. Hand the letter to who can say the code.
        }
       *[yes] { "" }
    }
untold-rung = - { $channel ->
    [telegram] Telegram
    [web] web page
    [zalo_bot] Zalo (bot)
    [zalo_oa] Zalo (OA)
    [zns] ZNS template to the telephone
   *[other] { $channel }
    }: { $reason }
untold-paper = The letter to print for petition { $code }. Open it with an office program, print and sign it.
untold-letter =
    { $authority }
    { DAY($day) }

    NOTICE
    About petition { $code }
    To: { HAS($name) ->
        [no] the author of petition { $code }
       *[yes] { $name }
    }{ HAS($phone) ->
        [no] { "" }
       *[yes] { " " }(telephone: { $phone })
    }

    { $text }

    Questions: { $contact }.
ask-told-way = Petition { $code }: how was the citizen told?
told-recorded = Recorded: petition { $code } was told { $way ->
    [phone] by telephone
    [letter] by letter
   *[in_person] in person
    }.
told-before = Somebody has told this before.
button-untold = Tell { $code }
button-untold-list = List of what is to be told
button-told = Told
button-told-way = { $way ->
    [phone] By telephone
    [letter] By letter
   *[in_person] In person
    }

## The proof in a petition's file

button-attempts = How far it has come
attempts =
    Petition { $code }: notices to the citizen{ $left ->
        [0] { "" }
       *[other] { " " }({ $left } older messages left out)
    }
    { HAS($lines) ->
        [no] None yet.
       *[yes] { $lines }
    }
not-told-reason = { $kind ->
    [UnreachableError] the person has blocked or deleted the chat
    [WindowClosedError] the time in which Zalo allows messages is over
    [RefusedError] the channel does not take this message
    [RejectedTokenError] the channel does not accept the credentials; the administrator has to act
    [UnknownOutcomeError] the connection was lost while sending
    [RetryLaterError] the channel is busy or cannot be reached
    [MovedError] the chat has a new address
    [unworded] the message could not be worded; the administrator has to act
    [interrupted] interrupted while sending
   *[other] technical fault: { $detail }
    }{ HAS($number) ->
        [no] { "" }
       *[yes] , error { $number }
    }
attempt-line = { $at } · { $sentence ->
    [notice-answered] answer
    [notice-concluded-answered] answer at the dialogue
    [notice-concluded] conclusion of the dialogue
    [notice-item-answered] answer after the dialogue
    [notice-report] progress
    [notice-asked] question
    [notice-claimed] taken on
    [notice-passed-on] passed on
    [notice-answer-photo] photo
   *[other] notice
    } · { $channel ->
    [telegram] Telegram
    [web] web page
    [zalo_bot] Zalo (bot)
    [zalo_oa] Zalo (OA)
    [zns] ZNS
    [office] officer
   *[other] { $channel }
    }: { $status ->
    [queued] { HAS($reason) ->
        [no] waits to be sent
       *[yes] not sent yet, will be tried again ({ $reason })
    }
    [sending] being sent
    [sent] sent
    [delivered] delivered
    [read] read
    [failed] did not arrive ({ $reason })
    [parked] unknown whether it arrived ({ $reason })
   *[told] { $reason ->
        [phone] { $by } told by telephone
        [letter] { $by } told by letter
       *[in_person] { $by } told in person
    }
    }{ $again ->
        [0] { "" }
       *[other] { " " }· sent again { $again } times{ HAS($why) ->
            [no] { "" }
           *[yes] : { $why }
        }
    }
template-status = { $sentence ->
    [notice-claimed] an officer has taken it on
    [notice-passed-on] passed on to the agency in charge
    [notice-asked] an officer has a question
    [notice-report] being resolved
   *[other] there is news
    }
