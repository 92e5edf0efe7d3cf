## A paper that is printed when it is sent (bot.delivery)

paper-failed = Chưa in được văn bản: { $problem } Xin báo người quản trị hệ thống.

conclusion-document = Toàn văn thông báo kết luận HN{ $number }: { $title }.
