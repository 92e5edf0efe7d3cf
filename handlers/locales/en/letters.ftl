## What channels without buttons and files add to a message

letters-choose = Please send one letter to choose (instead of tapping a button):
letters-place = Place: { $point }
letters-document = { $name } (can be opened until { DAY($day) }): { $link }
letters-photo = Photo: { $link }
link-expired = This link has expired and no longer opens. Please ask { $contact } for the file. Officers: open the file again in the chat (/xem, /hoso) for a new link.
link-unknown = This link does not open. Please tap the link in the message instead of copying it by hand. If that does not help, ask { $contact }.

## What administrators are told of the channels

quota-warning =
    { $plan ->
        [zalo_bot] Zalo Bot
       *[other] { $plan }
    }: { $used } of the plan's { $limit } messages of { $month } are used ({ $percent } %). When they are used up, nobody on Zalo gets any message until next month. Please enlarge the plan before that, and change ZALO_BOT_MONTHLY_MESSAGES.
