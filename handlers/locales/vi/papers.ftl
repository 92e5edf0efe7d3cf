## A paper that is printed when it is sent (bot.delivery)

paper-failed = Chưa in được văn bản: { $problem } Xin báo người quản trị.

conclusion-document = Xin gửi toàn văn thông báo kết luận hội nghị HN{ $number }: { $title }.
