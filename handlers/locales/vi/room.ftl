# In the room and after it: the speakers' list, opinions, verdicts, the conclusion and its signature.

## The speakers' list

command-floor = xem danh sách phát biểu tại hội nghị, ví dụ /phatbieu 3
command-raise = ghi ý kiến nêu tại hội nghị, ví dụ /ghi Ông Ba: đường hỏng
command-conclusion = xem, viết và ký kết luận hội nghị, ví dụ /ketluan 3

floor =
    🎤 Hội nghị HN{ $number }: { $title }
    { $phase ->
        [planned] Chưa bắt đầu, định lúc { $time }, { DAY($day) }.
        [collecting] Chưa bắt đầu, định lúc { $time }, { DAY($day) }.
        [underway] Đang diễn ra được { $elapsed } phút, dự kiến xong lúc { $ends }.
       *[other] Hội nghị đã kết thúc.
    }{ HAS($over) ->
        [no] { "" }
       *[yes] { "" }
    ⚠️ Đã quá thời gian dự kiến.
    }{ HAS($article) ->
        [no] { "" }
       *[yes] { "" }
    ⚠️ Đã quá { $most } giờ, thời gian dài nhất theo { $article }.
    }

    { HAS($speaking) ->
        [no] Chưa có ai phát biểu.
       *[yes] Đang phát biểu: { $speaking } ({ $minutes } phút)
    “{ $matter }”
    }

    { $waiting ->
        [0] Không còn ai chờ phát biểu.
       *[other] Đang chờ: { $waiting } người
    { $lines }
    }{ $left ->
        [0] { "" }
       *[other] { "" }
    … và { $left } người nữa, bấm “Xem người chờ tiếp”.
    }{ HAS($spoken) ->
        [no] { "" }
       *[yes] { "" }

    Đã phát biểu: { $spoken }
    }
floor-line = { $place }. { $name }{ HAS($registered) ->
        [no] { " " }(chưa đăng ký trước)
       *[yes] { "" }
    }: { $matter }
floor-attachment = Kèm dự thảo trả lời: { $item }
ask-attended =
    ✅ Hội nghị HN{ $number } đã bắt đầu.

    Có bao nhiêu người dân đến dự? Viết một số, ví dụ: 112
ask-count-again = Tôi chưa rõ bao nhiêu người. Xin viết một số, ví dụ: 112
attended = Đã ghi: { $count } người dân đến dự.
nobody-waits = Hội nghị HN{ $number }: không còn ai chờ phát biểu. Người đang phát biểu (nếu có) được ghi là đã phát biểu xong.
has-the-floor =
    🎤 Mời { $name }{ HAS($registered) ->
        [no] { " " }(chưa đăng ký trước)
       *[yes] { "" }
    } phát biểu.

    “{ $matter }”{ HAS($item) ->
        [no] { "" }
       *[yes] { "" }

    Việc số { $index }: { $item }
    Cơ quan trả lời: { $agency }
    { HAS($draft) ->
        [no] Cơ quan chưa gửi dự thảo trả lời.
       *[yes] Dự thảo trả lời:
    { $draft }
    }
    }
speaker =
    { $name }{ HAS($registered) ->
        [no] { " " }(chưa đăng ký trước)
       *[yes] { "" }
    }
    “{ $matter }”

    { $state ->
        [waiting] Đang chờ phát biểu.
        [speaking] Đang phát biểu.
        [spoken] Đã phát biểu.
        [refused] Đã từ chối cho phát biểu.
       *[withdrawn] Đã rút đăng ký.
    }
put-first = { $name } sẽ phát biểu tiếp theo.
ask-ground =
    Chỉ được từ chối cho { $name } phát biểu khi quy định có nêu căn cứ.

    { $count ->
        [0] Quy định áp dụng cho hội nghị này không nêu căn cứ nào, nên không từ chối được.
       *[other] Chọn một căn cứ:
    { $lines }
    }
ground-line = • { $text } ({ $article })
floor-refused = Đã ghi việc từ chối cho { $name } phát biểu, kèm căn cứ.{ HAS($told) ->
        [no] { " " }Người này không nhắn tin qua đây, xin nói trực tiếp cho biết lý do.
       *[yes] { " " }Người dân đã được báo lý do.
    }
ask-end =
    Kết thúc hội nghị HN{ $number }? Kết thúc rồi thì không mời thêm người phát biểu được nữa; vẫn ghi được ý kiến và kết quả từng việc.{ $waiting ->
        [0] { "" }
       *[other] { "" }

    ⚠️ Còn { $waiting } người đang chờ phát biểu.
    }
conference-ended =
    ✅ Hội nghị HN{ $number } đã kết thúc.

    { $count ->
        [0] Mọi việc đều đã có kết quả. Việc tiếp theo: soạn kết luận.
       *[other] Còn { $count } việc chưa ghi kết quả. Việc tiếp theo: ghi kết quả từng việc, rồi soạn kết luận.
    }

## Opinions and speakers who have not registered

ask-opinion = { HAS($name) ->
        [no] Ghi ý kiến nêu tại hội nghị HN{ $number }. Viết tên người nói, dấu hai chấm, rồi nội dung. Ví dụ:
    Ông Ba, thôn Đông: đường ra chợ ngập khi mưa
       *[yes] Viết câu hỏi thêm của { $name } (hội nghị HN{ $number }):
    }
opinion-recorded =
    ✅ Đã ghi việc số { $index }: { $item }
    Người nêu: { HAS($name) ->
        [no] không ghi tên
       *[yes] { $name }
    }
    { HAS($sorted) ->
        [no] Máy chưa chắc việc này của cơ quan nào, nên tạm để ở { $agency }. Xin bấm “Giao cơ quan khác”.
       *[yes] Máy đề xuất giao: { $agency }
    }
opinion-sealed =
    Lời này giống khiếu nại hoặc tố cáo. Theo luật, khiếu nại, tố cáo không đưa ra đối thoại, nên tôi không lưu lời vừa ghi.

    Xin mời người dân gửi đơn hoặc trình bày riêng với { $agency }. Địa chỉ: { $contact }.

    Nếu đây chỉ là góp ý, kiến nghị, bấm “Đây chỉ là góp ý, kiến nghị” rồi viết lại.
ask-unregistered =
    { $floor ->
        [after_answer] Người chưa đăng ký được trao đổi thêm sau khi đã có trả lời ({ $article }).
        [in_scope] Người chưa đăng ký được phát biểu nếu nội dung thuộc phạm vi đã thông báo ({ $article }).
       *[chair_decides] Quy định không nói về người chưa đăng ký: người chủ trì quyết định.
    }

    Viết tên, dấu hai chấm, rồi nội dung. Ví dụ:
    Ông Ba, thôn Đông: chuyện rác
ask-unregistered-again = Tôi cần cả tên và nội dung, cách nhau bằng dấu hai chấm. Ví dụ:
    Ông Ba, thôn Đông: chuyện rác
ask-in-scope =
    { $name }: “{ $matter }”

    Phạm vi đã thông báo: { HAS($scope) ->
        [no] chưa ghi
       *[yes] { $scope }
    }

    Nội dung này có thuộc phạm vi đó không? Ngoài phạm vi thì chưa được phát biểu ({ $article }).
error-floor-closed =
    Người chưa đăng ký chưa được phát biểu lần này: { $floor ->
        [registered_only] quy định chỉ cho người đã đăng ký trước phát biểu ({ $article }).
       *[in_scope] nội dung nằm ngoài phạm vi đã thông báo ({ $article }){ HAS($scope) ->
            [no] .
           *[yes] : { $scope }.
        }
    }

    Xin mời người dân gửi ý kiến tại bàn thư ký hoặc nhắn tin vào đây; cơ quan sẽ trả lời sau.
speaker-added = Đã thêm { $name } vào danh sách chờ{ $floor ->
        [after_answer] , phát biểu sau khi đã có trả lời ({ $article }).
        [in_scope] , vì nội dung thuộc phạm vi đã thông báo ({ $article }).
       *[chair_decides] . Người chủ trì quyết định lúc mời.
    }

## Verdicts

ask-verdict =
    Việc số { $index }: { $item }
    { HAS($text) ->
        [no] Cơ quan: { $agency }
       *[yes] { HAS($name) ->
            [no] Ý kiến tại hội nghị:
           *[yes] Ý kiến của { $name } tại hội nghị:
        } “{ $text }”
    Cơ quan: { $agency }
    }{ HAS($draft) ->
        [no] { "" }
       *[yes] { "" }

    Dự thảo trả lời:
    { $draft }
    }

    { $verdict ->
        [answered_there] Đang ghi: đã trả lời tại hội nghị. “{ $said }”
        [later] Đang ghi: cơ quan trả lời sau. { $said }
        [sent_up] Đang ghi: chuyển cấp trên. { $said }
        [transferred] Đang ghi: chuyển cơ quan có thẩm quyền. { $said }
        [recorded] Đang ghi: ghi nhận. “{ $said }”
       *[none] Việc này được giải quyết thế nào?
    }{ $left ->
        [0] { "" }
       *[other] { "" }

    Sau việc này còn { $left } việc chưa có kết quả.
    }
ask-who-answers = { $verdict ->
        [transferred] Chuyển “{ $item }” tới cơ quan có thẩm quyền nào? Nếu cơ quan đó không có trong danh sách, giữ { $agency } để chuyển tiếp và viết tên cơ quan ở bước sau.
       *[other] Cơ quan nào trả lời “{ $item }”?
    }
ask-which-agency = Chọn cơ quan cho “{ $item }”:
ask-answer-day = { HAS($due) ->
        [no] Quy định không nêu ngày trả lời. Viết ngày người chủ trì hẹn (ví dụ 25/12/2026), hoặc bấm nút nếu không hẹn ngày.
       *[yes] Theo quy định, chậm nhất trả lời vào { DAY($due) } ({ $article }). Người chủ trì hẹn sớm hơn thì viết ngày vào đây (ví dụ 25/12/2026).
    }
ask-complex = “{ $item }” có phức tạp, vượt thẩm quyền hoặc liên quan nhiều cơ quan không?
ask-level = “{ $item }” thuộc thẩm quyền cấp nào?
ask-said = { $verdict ->
        [answered_there] Viết lời đã trả lời tại hội nghị về “{ $item }”. Người dân sẽ đọc đúng lời này.
        [recorded] Viết lời ghi nhận về “{ $item }”. Người dân sẽ đọc đúng lời này.
        [sent_up] Viết chuyển lên nơi nào, vì sao (“{ $item }”), hoặc bấm “Không ghi thêm”.
        [transferred] Viết chuyển cơ quan nào, vì sao (“{ $item }”), hoặc bấm “Không ghi thêm”.
       *[later] Viết điều người chủ trì đã nói về “{ $item }”, hoặc bấm “Không ghi thêm”.
    }{ HAS($draft) ->
        [no] { "" }
       *[yes] { "" }

    Dự thảo của cơ quan:
    { $draft }
    }
day-unclear = Tôi chưa rõ ngày nào. Xin viết ngày, ví dụ: 25/12/2026
item-decided =
    ✅ Việc số { $index }: { $item }
    { $verdict ->
        [answered_there] Đã trả lời tại hội nghị: “{ $said }”
        [later] { $agency } trả lời sau. { $said }
        [sent_up] Chuyển cấp trên, { $agency } theo dõi. { $said }
        [transferred] Chuyển cơ quan có thẩm quyền: { $agency }. { $said }
       *[recorded] Ghi nhận: “{ $said }”
    }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }
    Hạn trả lời: { DAY($due) }{ HAS($article) ->
            [no] { " " }(ngày người chủ trì hẹn)
           *[yes] { " " }({ $article })
        }
    }{ HAS($named) ->
        [no] { "" }
       *[yes] { "" }
    Ngày hẹn { DAY($named) } muộn hơn quy định, nên giữ ngày theo quy định.
    }

    { $left ->
        [0] Mọi việc đều đã có kết quả.
       *[other] Còn { $left } việc chưa có kết quả.
    }
all-decided = Hội nghị HN{ $number }: mọi việc đều đã có kết quả. Việc tiếp theo: soạn kết luận.
verdicts =
    Hội nghị HN{ $number }: { $count } việc. Bấm vào việc cần sửa; sửa được đến khi ký kết luận.

    { $lines }{ $left ->
        [0] { "" }
       *[other] { "" }

    … còn { $left } việc nữa, bấm “Xem việc tiếp theo”.
    }
verdict-line = { $index }. { $item } – { $verdict ->
        [answered_there] đã trả lời tại hội nghị
        [later] { $agency } trả lời sau{ HAS($due) ->
            [no] { "" }
           *[yes] { "" }, hạn { DAY($due) }
        }
        [sent_up] chuyển cấp trên
        [transferred] chuyển cơ quan có thẩm quyền: { $agency }
        [recorded] ghi nhận
       *[none] chưa có kết quả
    }
error-undecided =
    Chưa ký được kết luận hội nghị HN{ $number }: còn { $count } việc chưa có kết quả.

    { $lines }

    Nhắn /ketluan { $number } rồi bấm “Ghi kết quả từng việc”.

## The conclusion

conclusion =
    📄 Kết luận hội nghị HN{ $number }: { $title } ({ DAY($day) })
    Người chủ trì: { $chair }
    { $count } việc{ $undecided ->
        [0] , đều đã có kết quả.
       *[other] , còn { $undecided } việc chưa có kết quả.
    }{ $empty ->
        [0] { "" }
       *[other] { "" }
    Còn { $empty } phần chưa viết: khi ký, phần đó lấy lời đề xuất ở trên.
    }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }
    Hạn ban hành thông báo kết luận: { DAY($due) } ({ $article })
    }{ HAS($reason) ->
        [no] { "" }
       *[yes] { "" }
    Lý do dùng hạn dài hơn: { $reason }
    }

    { HAS($issued) ->
        [no] { $phase ->
            [held] { $undecided ->
                [0] Đọc xong các phần ở trên thì có thể ký.
               *[other] Cần ghi kết quả từng việc trước khi ký.
            }
           *[other] Hội nghị chưa kết thúc, nên chưa ký được.
        }
       *[yes] ✅ Đã ký ngày { DAY($issued) }, người ký: { $signer }{ HAS($paper) ->
            [no] { "" } (chưa có số).
           *[yes] , số { $paper }.
        }
    }
conclusion-part =
    Phần { $place }. { $text } ({ $article })
    { HAS($words) ->
        [no] (chưa có lời)
       *[yes] { HAS($written) ->
            [no] Đề xuất từ kết quả từng việc:
           *[yes] { "" }
        }
    { $words }
    }
conclusion-items =
    Quy định áp dụng không nêu các phần của kết luận. Kết quả của { $count } việc:

    { $lines }
conclusion-line = { $index }. { $item }{ $part ->
        [discussed] { "" }
        [resolved] : { $said }
        [assigned] : { $agency }{ HAS($due) ->
            [no] { "" }
           *[yes] , trả lời { HAS($article) ->
                [no] chậm nhất { DAY($due) }
               *[yes] theo thời hạn tại { $article }
            }
        }
       *[unresolved] { $verdict ->
            [recorded] { " " }(ghi nhận){ HAS($said) ->
                [no] { "" }
               *[yes] : { $said }
            }
            [sent_up] { " " }(chuyển cấp trên){ HAS($said) ->
                [no] { "" }
               *[yes] : { $said }
            }
            [transferred] { " " }(chuyển cơ quan có thẩm quyền){ HAS($said) ->
                [no] { "" }
               *[yes] : { $said }
            }
           *[other] { HAS($said) ->
                [no] { "" }
               *[yes] : { $said }
            }
        }
    }
conclusion-none = Không có.
ask-part =
    Viết lời cho phần “{ $text }” ({ $article }). Lời mới thay lời cũ; lời cũ vẫn được lưu trong hồ sơ.
part-written = ✅ Đã ghi phần này của kết luận.
ask-why-longer =
    Thông báo kết luận chỉ được ban hành muộn hơn khi: { $grounds } ({ $article }).

    Xin viết lý do của hội nghị này.
notice-lengthened = ✅ Đã ghi lý do. Hạn mới của thông báo kết luận hội nghị HN{ $number }{ HAS($due) ->
        [no] { "" } chưa tính được.
       *[yes] : { DAY($due) } ({ $article }).
    }
signature-asked = { $count ->
        [0] Chưa có người chủ trì nào dùng tài khoản ở đây. Xin trình ký bản giấy, rồi bấm “Ghi nhận đã ký bản giấy”.
       *[other] Đã trình { $count } người chủ trì ký kết luận hội nghị HN{ $number }. Khi ký xong tôi sẽ báo.
    }
ask-signed-on = { $chair } đã ký kết luận hội nghị HN{ $number } trên giấy ngày nào? Bấm nút hoặc viết ngày, ví dụ 25/12/2026.
ask-paper-number = Thông báo kết luận hội nghị HN{ $number }, ký { DAY($day) }. Viết số văn bản, ví dụ 15/TB-UBND, hoặc bấm “Chưa có số”. Xong bước này, thông báo được ban hành; người dân và các cơ quan được báo ngay.
conclusion-signed =
    ✅ Đã ban hành kết luận hội nghị HN{ $number }, ngày { DAY($day) }{ HAS($paper) ->
        [no] { "" } (chưa có số).
       *[yes] , số { $paper }.
    }

    Mỗi người dân đã được báo phần việc của mình; các cơ quan đã được báo việc phải làm.
recipients = { $count ->
        [0] Quy định áp dụng không nêu nơi nhận bản giấy thông báo kết luận hội nghị HN{ $number }.
       *[other] Nơi nhận bản giấy thông báo kết luận hội nghị HN{ $number }. Gửi xong nơi nào thì bấm nút của nơi đó.

    { $lines }
    }
recipient-line = { HAS($day) ->
        [no] ⬜ { $name } ({ $article })
       *[yes] ✅ { $name } ({ $article }), đã gửi { DAY($day) }
    }

## Messages to secretaries, the chair and agencies

secretary-registered =
    { $name } đăng ký phát biểu tại hội nghị HN{ $number }: “{ $matter }”

    Danh sách nay có { $count } người.
chair-sign =
    Xin mời ký kết luận hội nghị HN{ $number }: { $title }, gồm { $count } việc.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Hạn ban hành thông báo kết luận: { DAY($due) }.
    }

    Bấm nút dưới đây để đọc từng phần, rồi ký.
officer-tasks =
    📌 Kết luận hội nghị HN{ $number }: { $title } ({ DAY($day) }) giao cơ quan { $count } việc:

    { $lines }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }

    Hạn trả lời sớm nhất: { DAY($due) }.
    }

    Xin bấm “Đã nhận thông báo” để ghi ngày nhận, rồi “Xem việc của cơ quan” để trả lời người dân.
secretary-signed = ✅ Kết luận hội nghị HN{ $number }: { $title } đã được ký ({ $signer }), gồm { $count } việc. Người dân và các cơ quan đã được báo. Việc tiếp theo: gửi bản giấy cho các nơi nhận.

## Messages to citizens

notice-your-turn =
    🎤 Đến lượt bà con phát biểu tại “{ $title }” ({ $place }).

    Xin mời bà con nói ngắn gọn, đúng việc đã đăng ký.
notice-next-turn = Sắp đến lượt bà con phát biểu tại “{ $title }” ({ $place }). Bà con là người tiếp theo, xin có mặt và chuẩn bị.
notice-floor-refused =
    Rất tiếc, người chủ trì không thể mời bà con phát biểu tại “{ $title }”.

    Lý do theo quy định: { $text } ({ $article }).

    Bà con vẫn có thể gửi ý kiến: cứ viết vào đây, cơ quan sẽ trả lời. Cần hỏi thêm: { $contact }.
notice-concluded =
    Kết luận của “{ $title }” ({ DAY($day) }) về việc bà con nêu: { $item }

    { $verdict ->
        [answered_there] Việc này đã được trả lời tại hội nghị.
        [sent_up] Việc này vượt thẩm quyền, nên được chuyển lên { $level ->
            [province] cấp tỉnh, Trung ương
            [district] cấp huyện
            [commune] cấp xã
           *[village] thôn, tổ dân phố
        }. { $agency } theo dõi và báo bà con.
        [transferred] Việc này được chuyển tới cơ quan có thẩm quyền. { $agency } phụ trách việc này.
        [recorded] Ý kiến của bà con được ghi nhận.
       *[later] { $agency } sẽ trả lời bà con.
    }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }
    Hạn trả lời: { DAY($due) }{ HAS($article) ->
            [no] .
           *[yes] { " " }({ $article }).
        }
    }{ HAS($said) ->
        [no] { "" }
       *[yes] { "" }

    Người chủ trì kết luận: { $said }
    }

    Có tin mới tôi sẽ báo ở đây. Cần hỏi thêm: { $contact }.
notice-concluded-answered =
    Kết luận của “{ $title }” ({ DAY($day) }) về phản ánh { $code } của bà con: { $item }

    { $verdict ->
        [answered_there] Việc này đã được trả lời tại hội nghị:
       *[recorded] Ý kiến của bà con được ghi nhận:
    }

    { $said }

    Bà con có hài lòng với trả lời này không?

## Buttons

button-floor = Xem danh sách phát biểu
button-floor-more = Xem người chờ tiếp
button-speaker = { $name }
button-begin = Bắt đầu hội nghị
button-later-count = Bỏ qua, ghi sau
button-next-speaker = Mời người tiếp theo
button-follow-up = Ghi câu hỏi thêm
button-put-first = Cho phát biểu trước
button-refuse-floor = Từ chối phát biểu
button-ground = { $text }
button-raise = Ghi ý kiến
button-raise-more = Ghi ý kiến nữa
button-unregistered = Thêm người chưa đăng ký
button-in-scope = Thuộc phạm vi
button-out-of-scope = Ngoài phạm vi
button-give-other = Giao cơ quan khác
button-just-opinion = Đây chỉ là góp ý, kiến nghị
button-end = Kết thúc hội nghị
button-end-yes = Kết thúc
button-undecided = Ghi kết quả từng việc
button-decide = Ghi kết quả việc này
button-decide-again = Sửa kết quả việc này
button-skip-item = Để sau, xem việc khác
button-verdict = { $verdict ->
        [answered_there] Đã trả lời tại hội nghị
        [later] Cơ quan trả lời sau
        [sent_up] Chuyển cấp trên
        [transferred] Chuyển cơ quan có thẩm quyền
       *[recorded] Ghi nhận
    }
button-verdicts = Xem kết quả các việc
button-item = { $index }. { $item }
button-items-more = Xem việc tiếp theo
button-same-agency = Giữ cơ quan này
button-other-agency = Chọn cơ quan khác
button-law-day = { HAS($due) ->
        [no] Không hẹn ngày
       *[yes] Theo quy định: { DAY($due) }
    }
button-simple = Không
button-complex = Có, phức tạp
button-level = { $level ->
        [village] Thôn
        [commune] Xã
        [district] Huyện
       *[province] Tỉnh, Trung ương
    }
button-use-draft = Dùng dự thảo
button-no-words = Không ghi thêm
button-conclusion = Xem kết luận
button-take-part = Dùng đề xuất này
button-take-all = Dùng mọi đề xuất
button-write-part = Viết lại phần này
button-lengthen = Dùng hạn dài hơn
button-ask-signature = Trình người chủ trì ký
button-record-signature = Ghi nhận đã ký bản giấy
button-sign = Ký kết luận
button-signed-today = Ký hôm nay
button-no-number = Chưa có số
button-recipients = Xem nơi nhận bản giấy
button-delivered = Đã gửi: { $name }
button-read-conclusion = Đọc kết luận và ký
button-received = Đã nhận thông báo

ask-number-later = Thông báo kết luận HN{ $number } mang số nào? Ví dụ: 15/TB-UBND
number-kept = Đã ghi: thông báo kết luận HN{ $number } mang số { $paper }. Văn bản in từ nay có số này.
ask-receipt-day = { $agency } nhận thông báo kết luận HN{ $number } ngày nào? Bấm “Nhận hôm nay”, hoặc viết ngày, ví dụ: 6/4
button-notice-number = Ghi số văn bản
button-receipt-of = { $name } đã nhận
button-received-today = Nhận hôm nay

number-unclear = Tôi chưa thấy số văn bản trong lời vừa viết. Xin viết số trước, ví dụ: 15/TB-UBND
ask-sign-now =
    Ký thông báo kết luận HN{ $number }{ HAS($paper) ->
        [no] , chưa có số
       *[yes] , số { $paper }
    }, ngày { DAY($day) }?

    Ký xong, người có ý kiến trong { $count } việc và { $agencies } cơ quan được giao việc sẽ được báo ngay. Ký rồi không rút lại được.
button-sign-now = Ký và ban hành
