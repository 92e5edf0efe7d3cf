# What people read. Polite, short, clear to someone's grandmother. Words in { } are filled in as they are.

## First contact and consent

welcome =
    Xin chào bà con! Tôi là trợ lý tự động (máy, không phải người) của { $authority }, giúp bà con gửi phản ánh tới đúng nơi giải quyết.

    Nếu bà con đồng ý, { $controller } sẽ lưu: lời bà con viết, ảnh, vị trí, tên gọi và tài khoản nhắn tin. Chỉ để giải quyết phản ánh và trả lời bà con. Tin đi qua ứng dụng bà con đang dùng. Tên được giữ kín, trừ khi bà con muốn công khai.

    Muốn xem, sửa, xóa dữ liệu hay rút lại đồng ý, lúc nào cũng được: nhắn /dulieu. Cần gặp người: { $contact }.

    Bà con có đồng ý không?
welcome-waiting =
    Xin chào bà con! Tôi là trợ lý tự động (máy, không phải người) của { $authority }. Tôi đã nhận được tin của bà con và đang giữ nguyên, chưa gửi đi đâu.

    Nếu bà con đồng ý, { $controller } sẽ lưu: lời bà con viết, ảnh, vị trí, tên gọi và tài khoản nhắn tin. Chỉ để giải quyết phản ánh và trả lời bà con. Tin đi qua ứng dụng bà con đang dùng. Tên được giữ kín, trừ khi bà con muốn công khai.

    Muốn xem, sửa, xóa dữ liệu hay rút lại đồng ý, lúc nào cũng được: nhắn /dulieu. Cần gặp người: { $contact }.

    Bà con có đồng ý để tôi gửi phản ánh này không?
danger = Nếu đang nguy hiểm đến tính mạng, xin gọi ngay: 113 (công an), 114 (chữa cháy, cứu nạn), 115 (cấp cứu). Rời khỏi chỗ nguy hiểm trước, nhắn tin sau.
consent-still-open = Tôi vẫn giữ đủ những gì bà con vừa viết. Xin bà con bấm “Đồng ý” thì tôi mới gửi đi được.
consent-refused =
    Vâng, tôi đã xóa những gì bà con vừa viết và không lưu gì cả.

    Bà con vẫn có thể đến gặp trực tiếp: { $contact }. Khi nào muốn gửi qua đây, bà con cứ nhắn lại.
assistant = trợ lý tự động
from-poster = Bà con đang gửi từ { $place }. Nếu việc ở nơi khác, bà con cứ viết tên nơi đó.
hello-again =
    Chào bà con, tôi là trợ lý tự động của { $authority }.

    Bà con cứ viết điều muốn phản ánh: việc gì, ở đâu, từ bao giờ. Gửi kèm ảnh cũng được.

## Writing a petition

ask-for-petition =
    Mời bà con viết điều muốn phản ánh: việc gì, ở đâu, từ bao giờ.

    Viết không dấu cũng được, chia làm nhiều tin cũng được, gửi kèm ảnh hoặc vị trí càng tốt.
ask-what = Tôi chưa rõ bà con muốn phản ánh việc gì. Bà con viết thêm một câu giúp tôi nhé: việc gì, ở đâu?
ask-what-photo = Tôi đã nhận được ảnh. Bà con viết thêm một câu giúp tôi nhé: việc gì, ở đâu?{ $recent ->
        [0] { "" }
       *[other] { "" }

    Nếu là để thêm vào phản ánh đã gửi, bà con bấm “Thêm vào phản ánh”.
    }
small-talk = { HAS($code) ->
        [no] Dạ. Khi nào cần phản ánh việc gì, bà con cứ viết vào đây.
       *[yes] Dạ. Phản ánh { $code } đã được gửi, có tin mới tôi sẽ báo ở đây. Cần thêm việc gì, bà con cứ viết.
    }
small-talk-answered = Dạ, cảm ơn bà con. Bà con có hài lòng với trả lời cho phản ánh { $code } không?
draft-full = Phản ánh này đã dài lắm rồi (tối đa { $characters } chữ cái và { $attachments } ảnh), nên tin vừa rồi tôi chưa ghi thêm được. Bà con gửi phản ánh này trước, rồi bấm “Bổ sung” để viết tiếp.
draft-first = Bà con đang viết dở một phản ánh. Gửi hoặc bỏ phản ánh đó rồi hãy viết việc mới nhé.
text-too-long = Lời viết dài { $length } ký tự, nhiều hơn { $characters }. Xin viết ngắn lại giúp tôi.
nothing-to-add = Bà con chưa có phản ánh nào còn bổ sung được. Bà con cứ viết điều muốn phản ánh.
place-in-words = { $place } – { $written }
error-code-missing = Xin ghi mã số sau lệnh, ví dụ: /{ $command } 4829-1372
empty-message = Tin vừa rồi tôi không thấy chữ nào. Bà con viết lại giúp tôi nhé.
unsupported = Tôi chưa nghe hay mở được loại tin này. Bà con viết bằng chữ hoặc gửi ảnh giúp tôi nhé, viết không dấu cũng được.
private-please = Để giữ kín cho bà con, tôi chỉ nhận phản ánh khi nhắn riêng. Bà con mở trang của tôi và nhắn riêng nhé.
unknown-command = Tôi không biết lệnh /{ $command }. Bấm nút dưới đây để xem các lệnh, hoặc cứ viết điều bà con muốn phản ánh.
unknown-command-officer = Không có lệnh /{ $command }. Bấm nút dưới đây để xem các lệnh.
stale-button = Nút vừa bấm thuộc một tin cũ, việc đó đã qua rồi.
already-filed = Phản ánh này đã được gửi rồi, mã số { $code }. Bà con không cần gửi lại. Muốn thêm thì bấm “Bổ sung”, muốn thôi thì bấm “Rút lại phản ánh”.
ask-place =
    “{ $excerpt }”

    Việc này ở đâu, bà con? Chọn một nơi dưới đây, hoặc viết tên thôn, xã, hoặc gửi vị trí.
ask-which =
    Có nhiều nơi cùng tên “{ $written }”. Bà con nói nơi nào?
ask-split =
    Tôi thấy trong lời bà con có { $count } việc khác nhau:

    { $lines }

    Gửi riêng từng việc thì mỗi việc đến đúng nơi giải quyết. Bà con muốn gửi thế nào?
split-line = { $number }. { $text }
next-matter = Còn { $left } việc bà con nêu lúc nãy. Xin xem tiếp việc này:
ask-whether-reply =
    Cán bộ đang hỏi bà con về phản ánh { $code } (“{ TITLE($title) }”).

    { HAS($excerpt) ->
        [no] Bà con vừa gửi { HAS($attached) ->
            [no] vị trí
           *[yes] { $attached }
        }.
       *[yes] Lời bà con vừa viết: “{ $excerpt }”
    }

    Đây có phải câu trả lời cho cán bộ không?
ask-whether-about =
    Bà con đang nói về phản ánh { $code } (“{ TITLE($title) }”) phải không?

    Lời bà con vừa viết: “{ $excerpt }”{ HAS($attached) ->
        [no] { "" }
       *[yes] { " " }(kèm { $attached })
    }
summary =
    Tôi hiểu phản ánh của bà con như sau:

    “{ $excerpt }”

    • Lĩnh vực: { TOPIC($topic) }
    • Mức độ: { $urgency ->
        [urgent] khẩn cấp
        [high] cần sớm
       *[other] thường
    }
    • Nơi xảy ra: { HAS($place) ->
        [no] chưa rõ
       *[yes] { $place }
    }{ HAS($attached) ->
        [no] { "" }
       *[yes] { "" }
    • Kèm theo: { $attached }
    }{ HAS($pinned) ->
        [no] { "" }
       *[yes] { "" }
    • Đã ghi vị trí bà con gửi
    }
    • Gửi đến: { $agency } ({ $reason ->
        [topic-and-place] đúng lĩnh vực và địa bàn
        [unsure] cán bộ sẽ đọc và chuyển đúng nơi, vì máy chưa chắc
        [place-unknown] cán bộ sẽ xem nơi xảy ra rồi chuyển
        [place-outside] nơi này ngoài địa bàn của { $authority }, cán bộ sẽ xem và hướng dẫn
        [no-agency] cán bộ sẽ tìm nơi phụ trách
        [without-words] cán bộ sẽ xem ảnh, tệp bà con gửi
       *[other] cán bộ sẽ đọc và chuyển đúng nơi
    })
    • Hạn trả lời: { HAS($due) ->
        [no] chưa có quy định
       *[yes] chậm nhất { DAY($due) } ({ $days } ngày làm việc: { $article }){ $provisional ->
            [yes] , lịch nghỉ năm đó chưa công bố nên ngày này là tạm tính
           *[no] { "" }
        }
    }
    • Tên của bà con: { $disclosure ->
        [public] công khai
        [sealed] giữ kín với tất cả
       *[handler] chỉ cán bộ trực tiếp xử lý được biết
    }{ $others ->
        [0] { "" }
       *[other] { "" }

    👥 { $others } người khác cũng đã phản ánh: “{ TITLE($alike) }”. Nếu đúng là cùng một việc, bà con bấm nút thứ hai.
    }{ HAS($revealing) ->
        [no] { "" }
       *[yes] { "" }

    Lời viết có số điện thoại, chỉ cán bộ nhận xử lý mới thấy. Muốn giấu, bà con bấm “Viết lại”.
    }

    Nếu đúng, bà con bấm “Gửi”. Muốn viết thêm thì cứ nhắn tiếp.
summary-sealed =
    “{ $excerpt }”

    Lời này giống { $nature ->
        [denunciation] đơn tố cáo
       *[other] đơn khiếu nại
    }. Theo luật, khiếu nại và tố cáo không đưa ra đối thoại, mà được tiếp nhận riêng và giữ kín.

    Tôi sẽ chuyển kín tới { $agency }. Ngoài bộ phận này, không ai đọc được; { $authority } giữ bí mật tên bà con.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Chậm nhất { DAY($due) }, cán bộ sẽ báo bà con biết việc tiếp nhận.
    }

    Nếu bà con chỉ góp ý, kiến nghị, xin bấm nút thứ hai.
summary-set-aside =
    Vâng, tôi đang nghe đây. Bà con cần giải quyết việc gì, ở đâu? Viết thêm giúp tôi nhé.

    Hoặc bấm nút đầu, tôi chuyển lời bà con cho một cán bộ đọc: “{ $excerpt }”
ask-rewrite =
    Bà con viết lại giúp tôi, lời mới sẽ thay cho lời cũ (ảnh vẫn giữ). Lời đang có:

    { $text }
ask-disclosure =
    Bà con muốn ai được biết tên mình?

    1. Chỉ cán bộ trực tiếp xử lý biết (thường dùng).
    2. Giữ kín với tất cả: không cán bộ nào thấy tên; bà con vẫn nhận trả lời ở đây.
    3. Công khai: tên hiện cùng phản ánh.
ask-name = Bà con muốn được gọi là gì? Viết tên vào đây.
name-kept = Vâng, tôi sẽ gọi là { $name }.
dropped = Vâng, tôi đã bỏ phản ánh này, không gửi đi đâu cả. Khi cần bà con cứ nhắn lại.
cancelled = Vâng, đã thôi. Những gì đã gửi vẫn giữ nguyên.
receipt =
    Đã gửi. Mã số của bà con: { $code }

    Cảm ơn bà con đã lên tiếng. Nơi nhận: { $agency }.{ $others ->
        [0] { "" }
       *[other] { " " }Việc này có { $others } người khác cùng phản ánh.
    }

    { $urgency ->
        [urgent] Việc này được xếp vào loại khẩn cấp, đứng đầu hàng đợi. Nếu cần người đến ngay, xin gọi 113, 114, 115 hoặc báo trực tiếp: { $contact }.{ HAS($due) ->
            [no] { "" }
           *[yes] { " " }Muộn nhất theo quy định, bà con có trả lời vào { DAY($due) }.
        }
       *[other] { HAS($acknowledge) ->
            [no] { "" }
           *[yes] Chậm nhất { DAY($acknowledge) } bà con sẽ biết nơi nào xử lý.
        }{ HAS($due) ->
            [no] { "" }
           *[yes] { " " }Hạn trả lời: { DAY($due) }.
        }
    }

    Có tin mới tôi sẽ báo ở đây. Muốn xem lại, nhắn /theodoi.
receipt-sealed =
    Đã chuyển kín. Mã số của bà con: { $code }

    Nơi nhận: { $agency }.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Chậm nhất { DAY($due) }, cán bộ sẽ báo bà con biết việc tiếp nhận.
    }

    Khiếu nại, tố cáo cần có đơn hoặc trình bày trực tiếp, ghi rõ họ tên, địa chỉ và chữ ký để được giải quyết theo luật. Bà con có thể đến: { $contact }. Người tố cáo được giữ bí mật tên và địa chỉ. Xin đừng kể việc này trong nhóm chat chung.

## Own petitions

no-words = (ảnh, ghi âm hoặc tệp)
in-place-of-words = { $kind ->
        [photo] (ảnh)
        [video] (đoạn video)
        [voice] (đoạn ghi âm)
        [document] (tài liệu)
        [location] (vị trí trên bản đồ)
       *[several] (ảnh và tệp)
    }
follow-none = Bà con chưa gửi phản ánh nào ở đây. Bà con cứ viết điều muốn phản ánh, tôi sẽ gửi giúp.
follow =
    { $count ->
        [1] Bà con có 1 phản ánh:
       *[other] Bà con có { $count } phản ánh, mới nhất ở trên:
    }

    { $lines }
follow-line =
    { $code } – { TITLE($title) }
    { $stage ->
        [routed] Đã đến { $agency }, chờ cán bộ nhận
        [claimed] { $outcome ->
            [being_resolved] { $agency } đang giải quyết
           *[other] Cán bộ { $agency } đang xử lý
        }
        [asked] Cán bộ đang chờ bà con trả lời câu hỏi
        [answered] Đã có trả lời, đang gửi tới bà con
        [notified] { $outcome ->
            [resolved] Đã giải quyết xong
            [sent_up] Đã chuyển lên cấp trên
            [transferred] Đã chuyển cơ quan có thẩm quyền
            [outside_scope] Không thuộc phạm vi giải quyết
           *[other] Đã trả lời
        }
        [sealed] Được giữ kín tại { $agency }
       *[withdrawn] Bà con đã rút lại
    }{ HAS($due) ->
        [no] { "" }
       *[yes] { $stage ->
            [routed] . Hạn trả lời: { DAY($due) }
            [claimed] . Hạn trả lời: { DAY($due) }
            [asked] . Hạn trả lời: { DAY($due) }
           *[other] { "" }
        }
    }
own-petition =
    Phản ánh { $code }
    { $stage ->
        [routed] Tình trạng: đã đến { $agency }, chờ cán bộ nhận.
        [claimed] { $outcome ->
            [being_resolved] Tình trạng: { $agency } đang giải quyết.
           *[other] Tình trạng: cán bộ { $agency } đang xử lý.
        }
        [asked] Tình trạng: cán bộ đang chờ bà con trả lời.
        [answered] Tình trạng: đã có trả lời.
        [notified] Tình trạng: đã trả lời.
        [sealed] Tình trạng: được giữ kín tại { $agency }.
       *[withdrawn] Tình trạng: bà con đã rút lại.
    }{ HAS($due) ->
        [no] { "" }
       *[yes] { $stage ->
            [routed] { " " }Hạn trả lời: { DAY($due) }.
            [claimed] { " " }Hạn trả lời: { DAY($due) }.
            [asked] { " " }Hạn trả lời: { DAY($due) }.
           *[other] { "" }
        }
    }

    { $file }
attached =
    { $count } { $kind ->
        [photo] ảnh
        [video] video
        [voice] ghi âm
       *[document] tài liệu
    }
file-line =
    { $at } – { $kind ->
        [original] Người dân phản ánh
        [addition] Người dân bổ sung
        [question] Cán bộ hỏi
        [reply] Người dân trả lời
        [report] Cơ quan báo tiến độ
        [answer] Cơ quan trả lời
       *[objection] Người dân chưa hài lòng
    }{ HAS($attached) ->
        [no] { "" }
       *[yes] { " " }(kèm { $attached })
    }{ HAS($pinned) ->
        [no] { "" }
       *[yes] { " " }(kèm vị trí)
    }:
    { $text }
file-more = (còn nữa)
file-photo = Ảnh của phản ánh { $code }
file-point = Vị trí của phản ánh { $code }
ask-addition = Bà con viết hoặc gửi ảnh bổ sung cho phản ánh { $code }:
supplemented = Đã ghi thêm vào phản ánh { $code }. Cán bộ sẽ thấy ngay.
supplemented-answered = Đã ghi lời bà con vào phản ánh { $code }. Phản ánh này đã được trả lời. Nếu bà con chưa hài lòng, bấm nút dưới đây, tôi chuyển lại lời vừa viết cho cơ quan xem lại.
reply-busy = Lời vừa viết cho { $code } chưa gửi đi đâu: đồng chí đang làm dở phản ánh { $open }. Làm xong hoặc nhắn /huy, rồi trả lời lại tin báo.
reply-unsent = Lời vừa viết cho { $code } chưa gửi cho ai. Muốn trả lời người dân, đồng chí nhận xử lý phản ánh này trước.
edited-to = (sửa lại) { $text }
edit-added = Bà con vừa sửa một tin đã gửi. Tôi đã ghi lời mới vào phản ánh { $code }, lời cũ vẫn giữ.
edit-unknown = Bà con vừa sửa một tin cũ, tôi không rõ thuộc phản ánh nào nên chưa thay đổi gì. Muốn bổ sung, bà con nhắn /bosung.
ask-withdraw = Bà con muốn rút lại phản ánh { $code }? Rút rồi thì cán bộ không giải quyết nữa.
withdrawn = Đã rút lại phản ánh { $code } theo ý bà con.
thanked = Cảm ơn bà con. Tôi đã ghi nhận bà con hài lòng với trả lời cho phản ánh { $code }.
ask-objection = Bà con chưa hài lòng với trả lời cho phản ánh { $code }. Bà con viết rõ còn thiếu điều gì, tôi sẽ chuyển lại ngay:
reopened =
    Đã mở lại phản ánh { $code } và chuyển lời bà con tới { $agency }.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Hạn trả lời mới: { DAY($due) }.
    }

## Own data

own-data =
    { HAS($consented) ->
        [no] Bà con chưa đồng ý lưu dữ liệu, nên tôi không giữ gì ngoài các phản ánh đã gửi trước đây (nếu có).
       *[yes] { $controller } đang lưu của bà con:
    }
    • Tên gọi: { HAS($name) ->
        [no] chưa có
       *[yes] { $name }
    }
    • Ngày giờ đồng ý: { HAS($consented) ->
        [no] chưa
       *[yes] { $consented }
    }
    • Số phản ánh: { $count } (nhắn /theodoi để xem)
    • Nhận tin về hội nghị đối thoại: { HAS($news) ->
        [no] không
       *[yes] có, từ { $news }
    }
    • Số điện thoại để báo tin khi các kênh khác không tới: { HAS($phone) ->
        [no] không để lại
       *[yes] { $phone }
    }

    Muốn hỏi thêm về dữ liệu của mình: { $contact }.
ask-erase =
    Tôi sẽ xóa tên gọi, số điện thoại, các tin nhắn gốc và ghi nhận bà con rút lại đồng ý.

    Lời các phản ánh đã gửi vẫn ở trong hồ sơ theo luật lưu trữ, nhưng không còn tên bà con. Bà con chắc chứ?
erased = Đã xóa tên gọi, số điện thoại và tin nhắn gốc, và ghi nhận bà con rút lại đồng ý. Phản ánh đang giải quyết vẫn được trả lời ở đây. Muốn hỏi: { $contact }.

## Notices to citizens

notice-claimed = Phản ánh { $code }: cán bộ { $agency } đã nhận và đang xử lý.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Hạn trả lời: { DAY($due) }.
    }
notice-passed-on =
    Phản ánh { $code } đã được chuyển tới { $agency }.

    Lý do: { $reason }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }

    Hạn trả lời vẫn là { DAY($due) }.
    }
notice-asked =
    Về phản ánh { $code }, cán bộ { $agency } hỏi bà con:

    { $question }

    Bà con bấm “Trả lời” rồi viết vào đây nhé.
notice-report =
    Phản ánh { $code }: { $agency } đang giải quyết và báo bà con biết:

    { $text }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }

    Việc này chưa đóng lại. Hạn trả lời: { DAY($due) }.
    }
notice-answer-photo = Ảnh { $agency } gửi kèm trả lời phản ánh { $code } của bà con.
notice-answered =
    { $agency } trả lời phản ánh { $code }.

    Kết quả: { $outcome ->
        [answered] đã trả lời
        [resolved] đã giải quyết xong
        [sent_up] vượt thẩm quyền, đã chuyển lên cấp trên
        [transferred] đã chuyển cơ quan có thẩm quyền
       *[outside_scope] không thuộc phạm vi giải quyết
    }

    { $text }

    Bà con có hài lòng với trả lời này không?
notice-sealed = Phản ánh { $code } có nội dung khiếu nại hoặc tố cáo, nên theo luật đã được chuyển kín tới { $agency }, không đưa ra đối thoại. Cần hướng dẫn, bà con đến: { $contact }.
notice-unsealed = Phản ánh { $code } đã được xem lại: đây là kiến nghị, nay chuyển tới { $agency } để giải quyết như các phản ánh khác.

## Officers

officer-idle =
    Chào đồng chí. Bấm nút dưới đây để xem hàng đợi, hoặc nhắn /trogiup để xem các lệnh.

    Muốn gửi phản ánh của chính mình, nhắn /phananh.
enrolled =
    Chào { $name }. Tài khoản này nay là của { $role ->
        [head] lãnh đạo
        [secretary] thư ký
        [chair] người chủ trì
        [administrator] quản trị
       *[officer] cán bộ
    } { $agency }.

    { $count ->
        [0] Hàng đợi đang trống. Phản ánh mới sẽ được báo ở đây.
       *[other] Đang có { $count } phản ánh chờ. Phản ánh mới sẽ được báo ở đây.
    } Nhắn /hangdoi để xem hàng đợi, /trogiup để xem các lệnh.
help =
    Tôi là trợ lý tự động của { $authority }. Bà con cứ viết điều muốn phản ánh, tôi gửi tới đúng nơi và báo lại khi có trả lời.

    { $lines }

    Cần gặp người: { $contact }.
help-officer =
    Các lệnh cho cán bộ { $agency }:

    { $lines }

    Mã phản ánh, ví dụ 4829-1372, viết có gạch hay không đều được.
officer-new =
    { $urgency ->
        [urgent] 🔴 KHẨN CẤP: phản ánh { $code }
        [high] 🟠 Cần sớm: phản ánh { $code }
       *[other] Phản ánh mới { $code }
    } – { TOPIC($topic) }
    “{ TITLE($title) }”{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }
    Hạn trả lời: { DAY($due) }.
    }
officer-joined = Thêm một người phản ánh cùng việc { $code } (“{ TITLE($title) }”), nay là { $people } người: “{ TITLE($news) }”
officer-new-sealed = Có đơn thư cần giữ kín, mã { $code }. Chỉ mở khi xử lý; mỗi lần mở đều được ghi lại.
officer-supplemented = Người dân vừa bổ sung cho phản ánh { $code }: “{ TITLE($news) }”{ $files ->
        [0] { "" }
       *[other] { " " }(kèm { $files } ảnh, tệp)
    }
officer-withdrawn = Người dân đã rút lại phản ánh { $code } (“{ TITLE($title) }”). Không cần trả lời nữa.
officer-reopened = Người dân chưa hài lòng với trả lời cho phản ánh { $code }: “{ TITLE($news) }”. Phản ánh đã mở lại{ HAS($due) ->
        [no] .
       *[yes] , hạn mới { DAY($due) }.
    }
officer-undelivered = Trả lời cho phản ánh { $code } (“{ TITLE($title) }”) KHÔNG đến được người dân (đã chặn hoặc bỏ tài khoản). Phản ánh trở lại hàng đợi; xin liên hệ cách khác nếu có.
alike-none = Không còn phản ánh nào giống { $code } để gộp.
alike =
    Những phản ánh đang mở có thể cùng một việc với { $code } (“{ TITLE($title) }”):

    { $lines }

    Gộp lại thì xử lý và trả lời một lần, mọi người đều nhận được trả lời.
alike-line =
    { $code } – { TITLE($title) }
    { $people } người phản ánh · giống { $percent }%
joined = Đã gộp. Phản ánh { $code } nay có { $people } người cùng phản ánh; trả lời một lần, mọi người đều nhận được.
separated = Đã tách phản ánh { $code } ra xử lý riêng.
error-not-joined = Phản ánh { $code } đang đứng riêng, không gộp với phản ánh nào.
queue-empty = Hàng đợi của { $agency } đang trống. Có phản ánh mới tôi sẽ báo.
queue =
    Hàng đợi của { $agency }: { $count } phản ánh, xếp theo mức gấp, rồi hạn sớm trước.

    { $lines }
queue-line =
    { $urgency ->
        [urgent] 🔴 KHẨN CẤP
        [high] 🟠 Cần sớm
       *[other] ⚪ Thường
    } { $code } – { $stage ->
        [sealed] (giữ kín)
       *[other] { TITLE($title) }
    }
    { TOPIC($topic) }{ HAS($due) ->
        [no] { "" }
       *[yes] { $overdue ->
            [yes] { " " }· QUÁ HẠN từ { DAY($due) }
           *[no] { " " }· hạn { DAY($due) }
        }
    } · { $stage ->
        [routed] chưa ai nhận
        [claimed] { $mine ->
            [yes] tôi đang xử lý
           *[no] đồng nghiệp đang xử lý
        }
        [asked] chờ người dân trả lời
       *[sealed] đơn thư kín
    }{ $reopened ->
        [0] { "" }
       *[other] { " " }· người dân chưa hài lòng { $reopened } lần
    }
proposed-topic = { TOPIC($topic) } { $percent }%
petition =
    { $urgency ->
        [urgent] 🔴 KHẨN CẤP
        [high] 🟠 Cần sớm
       *[other] ⚪ Mức thường
    } – phản ánh { $code }
    Lĩnh vực: { TOPIC($topic) }
    Máy đề xuất: { $proposed } · mức { $proposed-urgency ->
        [urgent] khẩn cấp
        [high] cần sớm
       *[other] thường
    }
    Nơi xảy ra: { HAS($place) ->
        [no] chưa rõ
       *[yes] { $place }
    }
    Người gửi: { HAS($name) ->
        [no] { $hidden ->
            [sealed] giấu tên
            [handler] { $mine ->
                [yes] người dân chưa để tên
               *[no] hiện tên sau khi nhận xử lý
            }
           *[other] không để tên
        }
       *[yes] { $name }
    }
    Nhận lúc { $received }{ HAS($due) ->
        [no] { "" }
       *[yes] ; hạn trả lời { DAY($due) }{ $overdue ->
            [yes] { " " }(QUÁ HẠN)
           *[no] { "" }
        }
    }
    { $others ->
        [0] { HAS($lead) ->
            [no] { "" }
           *[yes] 👥 Đã gộp vào phản ánh { $lead }: trả lời { $lead } là trả lời cả phản ánh này.
        }
       *[other] 👥 { $others } người khác cũng phản ánh việc này ({ $joined }). Trả lời một lần, mọi người đều nhận được.
    }
    Tình trạng: { $stage ->
        [routed] chưa ai nhận
        [claimed] { $handler } đang xử lý
        [asked] { $handler } chờ người dân trả lời
        [answered] đã trả lời, đang gửi
        [notified] người dân đã nhận trả lời
        [sealed] đơn thư kín
       *[withdrawn] người dân đã rút lại
    }

    { $file }
claimed = Đồng chí đã nhận phản ánh { $code }. Người dân được báo là có cán bộ xử lý.
unsealed = Phản ánh { $code } đã ra khỏi kho kín và chuyển về bộ phận tiếp nhận.
ask-topic = Phản ánh { $code } đang ở lĩnh vực “{ TOPIC($topic) }”. Lĩnh vực đúng là:
topic-corrected = Đã sửa lĩnh vực của { $code } thành “{ TOPIC($topic) }”. Đề xuất của máy vẫn được lưu để đối chiếu.
topic-corrected-refer = Đã sửa lĩnh vực của { $code } thành “{ TOPIC($topic) }”. Lĩnh vực này do { $agency } phụ trách, có chuyển luôn không?
ask-urgency = Phản ánh { $code } đang ở mức { $urgency ->
        [urgent] khẩn cấp
        [high] cần sớm
       *[other] thường
    }. Mức đúng là:
urgency-corrected = Đã sửa mức độ của { $code } thành { $urgency ->
        [urgent] khẩn cấp
        [high] cần sớm
       *[other] thường
    }. Hàng đợi xếp lại theo mức mới.
ask-agency = Chuyển phản ánh { $code } tới đâu?
ask-reason = Chuyển { $code } tới { $agency }. Viết lý do (người dân sẽ đọc), hoặc bấm lý do thường dùng.
usual-reason = Cơ quan này phụ trách lĩnh vực và địa bàn của phản ánh.
referred = Đã chuyển { $code } tới { $agency }. Người dân đã được báo.
ask-question = Viết câu hỏi cho người gửi phản ánh { $code }. Xin đừng hỏi số căn cước hay ảnh giấy tờ tùy thân.
asked = Đã gửi câu hỏi về { $code }. Khi người dân trả lời, tôi sẽ báo.
ask-outcome = Kết quả của phản ánh { $code } là gì?
ask-answer = { $outcome ->
        [being_resolved] Viết cho người dân biết việc đang làm đến đâu ({ $code }). Phản ánh vẫn mở và vẫn tính hạn.
        [outside_scope] Viết lý do không thuộc phạm vi và nơi người dân nên hỏi ({ $code }).
        [sent_up] Viết đã chuyển lên cấp nào, vì sao ({ $code }).
        [transferred] Viết đã chuyển cơ quan nào, vì sao ({ $code }).
       *[other] Viết trả lời cho người dân ({ $code }): đã làm gì, kết quả ra sao.
    }
outcome-first = Tôi đang giữ lời trả lời cho { $code }. Xin chọn kết quả ở các nút phía trên trước.
answer-preview =
    Người dân sẽ thấy như sau:
    ———
    { $seen }
    ———
    { HAS($attached) ->
        [no] Nếu đúng, bấm “Gửi cho người dân”. Muốn kèm ảnh kết quả thì gửi ảnh vào đây trước khi bấm.
       *[yes] Kèm { $attached }. Nếu đúng, bấm “Gửi cho người dân”.
    }
answer-photo-kept = Đã nhận { $attached } để gửi kèm trả lời phản ánh { $code }. Xin viết lời trả lời.
answer-place-not-kept = Vị trí trên bản đồ không gửi kèm trả lời được. Xin ghi rõ nơi đó bằng chữ trong lời trả lời phản ánh { $code }.
answer-sent = Đã gửi trả lời cho phản ánh { $code }. Nếu không đến được người dân, tôi sẽ báo lại.

## Refusals and faults

error-unexpected = Xin lỗi, máy đang gặp trục trặc nên chưa làm được việc vừa rồi. Tin của bà con vẫn được lưu và đã báo người phụ trách. Xin thử lại sau ít phút, hoặc liên hệ: { $contact }.
error-unknown-code = Không có phản ánh nào mang mã { $code }. Xin xem lại mã số trên tin báo nhận.
error-mistyped-code = “{ $written }” chưa phải mã số đúng: mã có 8 chữ số, ví dụ 4829-1372. Có thể gõ sai một chữ số, xin xem lại.
error-not-yours = Xin lỗi, việc này không thuộc quyền xem hoặc xử lý của tài khoản này. Lần thử này đã được ghi lại.
error-illegal-move = Phản ánh { $code } { $stage ->
        [routed] đang chờ cán bộ nhận
        [claimed] đang được xử lý
        [asked] đang chờ người dân trả lời
        [answered] đã có trả lời
        [notified] đã trả lời xong
        [sealed] đang được giữ kín
       *[withdrawn] đã được rút lại
    } nên không làm được việc này nữa.
error-claimed-by-another = Phản ánh { $code } đang do { $officer } xử lý. Nếu cần làm thay, mở phản ánh và bấm “Nhận thay”.
error-text-missing = Tôi chưa thấy nội dung. Xin viết vài chữ rồi gửi lại.
error-invitation-refused = Mã mời này không đúng, đã dùng rồi hoặc đã hết hạn. Xin người quản trị cấp mã mới.
error-unknown-agency = Không có cơ quan nào mang mã { $agency }.

## Commands

command-start = bắt đầu
command-petition = gửi một phản ánh mới
command-follow = xem các phản ánh của tôi
command-add = bổ sung cho phản ánh đã gửi
command-name = đặt tên gọi của tôi
command-data = dữ liệu của tôi: xem, sửa, xóa
command-cancel = thôi việc đang làm dở
command-help = xem các lệnh
command-queue = xem hàng đợi
command-view = mở một phản ánh, ví dụ /xem 4829-1372
command-answer = trả lời người dân, ví dụ /traloi 4829-1372
command-join = xem và gộp các phản ánh cùng một việc, ví dụ /gop 4829-1372
command-separate = tách một phản ánh đã gộp, ví dụ /tach 4829-1372
command-refer = chuyển cơ quan khác, ví dụ /chuyen 4829-1372

## Buttons

button-consent = Đồng ý
button-no-consent = Không đồng ý
button-file = Gửi
button-file-sealed = Gửi kín
button-file-anyway = Gửi để cán bộ xem
button-just-petition = Đây chỉ là góp ý, kiến nghị
button-rewrite = Viết lại
button-replace = Đổi nơi xảy ra
button-disclosure = Ai được biết tên tôi
button-disclosure-handler = Chỉ cán bộ xử lý
button-disclosure-sealed = Giữ kín với tất cả
button-disclosure-public = Công khai tên
button-drop = Bỏ, không gửi
button-place-here = Ở { $place }
button-place = { $place }
button-which = { $place }{ HAS($former) ->
        [no] { "" }
       *[yes] { " " }(trước là { $former })
    }
button-which-none = Không phải các nơi này
button-split = Gửi riêng { $count } việc
button-whole = Gửi chung một phản ánh
button-file-joined = Đúng việc đó, gửi cùng { $others } người
button-alike = Có thể cùng một việc ({ $count })
button-join = Gộp với { $code } – { $title }
button-separate = Tách ra xử lý riêng
button-place-unknown = Nơi khác / không rõ
button-send-reply = Đúng, trả lời cán bộ
button-new-matter = Không, đây là việc khác
button-add-to = Thêm vào phản ánh { $code }
button-view = Xem phản ánh này
button-view-code = Xem { $code }
button-follow = Phản ánh của tôi
button-add = Bổ sung
button-add-more = Bổ sung nữa
button-reply = Trả lời
button-withdraw = Rút lại phản ánh
button-withdraw-yes = Rút lại
button-withdraw-no = Không, giữ lại
button-satisfied = Hài lòng
button-not-satisfied = Chưa hài lòng
button-cancel = Thôi
button-change-name = Đổi tên gọi
button-erase = Rút đồng ý và xóa dữ liệu
button-erase-yes = Đồng ý xóa
button-erase-no = Không xóa
button-help = Xem các lệnh
button-open = Mở phản ánh
button-queue = Xem hàng đợi
button-queue-entry = { $urgency ->
        [urgent] 🔴
        [high] 🟠
       *[other] ⚪
    } { $code } { TITLE($title) }
button-queue-next = Trang sau
button-claim = Nhận xử lý
button-take-over = Nhận thay
button-answer = Trả lời
button-ask = Hỏi người dân
button-refer = Chuyển cơ quan khác
button-refer-to = { $agency }
button-seal = Chuyển kín: { $agency }
button-correct-topic = Sửa lĩnh vực
button-correct-urgency = Sửa mức độ
button-unseal = Không phải khiếu nại, tố cáo
button-topic = { TOPIC($topic) }
button-all-topics = Lĩnh vực khác
button-urgency-urgent = Khẩn cấp
button-urgency-high = Cần sớm
button-urgency-normal = Thường
button-usual-reason = Đúng lĩnh vực của cơ quan đó
button-outcome-answered = Đã trả lời, giải thích
button-outcome-resolved = Đã giải quyết xong
button-outcome-being_resolved = Đang giải quyết
button-outcome-sent_up = Chuyển lên cấp trên
button-outcome-transferred = Chuyển cơ quan có thẩm quyền
button-outcome-outside_scope = Không thuộc phạm vi
button-send-answer = Gửi cho người dân
button-retype = Viết lại
button-other-outcome = Đổi kết quả

## News of conferences

button-news-on = 🔔 Báo tôi khi có hội nghị đối thoại
button-news-off = Thôi nhận tin hội nghị đối thoại
news-on = Vâng. Khi sắp có hội nghị đối thoại với Nhân dân, tôi sẽ báo bà con biết ngày, giờ, địa điểm. Muốn thôi nhận tin hội nghị, nhắn /dulieu.
news-off = Vâng, tôi sẽ không gửi tin hội nghị đối thoại nữa. Phản ánh của bà con vẫn được giải quyết và trả lời như thường.
