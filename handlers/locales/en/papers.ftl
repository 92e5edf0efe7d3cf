## A paper that is printed when it is sent (bot.delivery)

paper-failed = The paper could not be printed: { $problem } Please tell the administrator.

conclusion-document = The whole conclusion notice of HN{ $number }: { $title }.
