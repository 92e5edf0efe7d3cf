## One person on several channels

command-link = nối kênh này với kênh khác của mình (Zalo, Telegram, web)
link-code =
    Mã nối kênh của bà con: { $code }

    Bà con mở kênh kia và nhắn: /ketnoi { $code }
    Mã dùng một lần, trong 15 phút. Đừng đưa mã này cho ai: người có mã sẽ xem được các phản ánh của bà con.{ $others ->
        [0] { "" }
       *[other] { "" }

    Đã nối với kênh dưới đây. Bán hay mất máy cũ thì bấm để tách ra.
    }
link-wrong = Mã này không đúng hoặc đã hết hạn. Bà con nhắn /ketnoi ở kênh kia để lấy mã mới.
link-done = Đã nối kênh này với { $channel ->
    [telegram] Telegram
    [web] trang web
    [zalo_bot] Zalo
    [zalo_oa] Zalo
   *[other] kênh kia
    }. Các phản ánh nay xem được ở cả hai nơi; tin báo sẽ đến kênh bà con dùng gần nhất.{ HAS($name) ->
        [no] { "" }
       *[yes] { " " }Tên gọi: { $name }.
    }
link-done-there = Kênh này đã được nối với { $channel ->
    [telegram] Telegram
    [web] trang web
    [zalo_bot] Zalo
    [zalo_oa] Zalo
   *[other] kênh khác
    } của bà con. Nếu không phải bà con làm, hãy báo ngay: { $contact }.
ask-link-name = Hai kênh đang dùng hai tên: { $first } và { $second }. Bà con muốn tôi gọi là gì?
button-link-name = { $name }
error-link = { $why ->
    [officer] Kênh của cán bộ không nối với kênh khác được.
    [wait] Bà con đã nhập sai mã nhiều lần. Xin chờ 15 phút rồi thử lại.
    [same] Mã này được lấy ở chính kênh này. Bà con nhập mã ở kênh kia.
    [apart] Kênh đó không còn nối với kênh này. Bà con nhắn /ketnoi để xem đang nối với đâu.
   *[already] Hai kênh này đã được nối với nhau rồi.
    }

other-chat = { $channel ->
    [telegram] Telegram
    [web] trang web
    [zalo_bot] Zalo (Bot)
    [zalo_oa] Zalo (OA)
   *[other] kênh kia
    }{ HAS($name) ->
        [no] { "" }
       *[yes] , tên { $name }
    }{ HAS($used) ->
        [no] { "" }
       *[yes] , dùng lần cuối { $used }
    }
button-unlink = Tách { $chat }
ask-unlink =
    Tách { $chat }?

    Máy kia sẽ không xem được phản ánh của bà con nữa, tin báo cũng không đến đó nữa.
button-unlink-now = Tách ra
button-unlink-not = Không tách
unlink-not = Vâng, vẫn nối như cũ.
unlink-done = Đã tách { $channel ->
    [telegram] Telegram
    [web] trang web
    [zalo_bot] Zalo (Bot)
    [zalo_oa] Zalo (OA)
   *[other] kênh kia
    }. Các phản ánh vẫn ở đây, tin báo sẽ đến đây. Tách nhầm thì nối lại được: nhắn /ketnoi để lấy mã mới.
unlink-done-there = Kênh này đã được tách khỏi { $channel ->
    [telegram] Telegram
    [web] trang web
    [zalo_bot] Zalo
    [zalo_oa] Zalo
   *[other] kênh kia
    }. Ở đây không xem được các phản ánh cũ nữa. Nếu không phải bà con làm, hãy báo ngay: { $contact }. Muốn gửi phản ánh mới, bà con cứ viết.

## A telephone number, for one purpose

command-phone = để lại (hoặc xóa) số điện thoại để báo tin khi các kênh khác không tới
ask-phone =
    Bà con nhắn số điện thoại, ví dụ 0912 345 678.

    Gửi số là bà con đồng ý cho lưu số này, chỉ để báo tin về phản ánh của bà con khi không kênh nào khác tới được. Không dùng vào việc khác; xóa lúc nào cũng được: nhắn /sodienthoai xóa. Không muốn để lại số, nhắn: không.
phone-not-understood = Tôi chưa đọc được số này. Bà con nhắn số điện thoại Việt Nam, ví dụ 0912 345 678; không muốn để lại số, nhắn: không.
phone-kept = Đã ghi số { $phone }, chỉ để báo tin về phản ánh khi không kênh nào khác tới được. Xóa: nhắn /sodienthoai xóa.
phone-erased = Không còn số điện thoại nào của bà con được lưu.
button-phone = Để lại số điện thoại
button-phone-erase = Xóa số điện thoại

## What no channel could bring

command-untold = những tin phải báo bằng điện thoại hoặc thư, vì không kênh nào tới được
untold-empty = Không có tin nào phải báo bằng điện thoại hay thư.
untold-list =
    Phải báo bằng điện thoại hoặc thư: { $count } tin.

    { $lines }
untold-line = { $code } · từ { $since }: { $said }
untold-whom =
    Phản ánh { $code }: tin này không kênh nào đưa tới được, từ { $since }.
    Người dân: { HAS($name) ->
        [no] { $hidden ->
            [unknown] chưa cho biết tên
            [sealed] giữ kín tên với tất cả
           *[handler] chỉ cán bộ xử lý được biết tên
        }
       *[yes] { $name }
    }
    Điện thoại: { HAS($phone) ->
        [no] không để lại
       *[yes] { $phone }
    }
    Cán bộ xử lý: { HAS($handler) ->
        [no] chưa có
       *[yes] { $handler }
    }
    Đã thử:
    { $rungs }{ HAS($name) ->
        [no] { "" }

    { HAS($phone) ->
            [no] Không có tên và số điện thoại: giữ thư ở nơi tiếp dân, giao cho người đọc đúng mã phản ánh.
           *[yes] Gọi số trên và nói mã phản ánh. Giao thư cho người đọc đúng mã.
        }
       *[yes] { "" }
    }
untold-rung = - { $channel ->
    [telegram] Telegram
    [web] trang web
    [zalo_bot] Zalo (bot)
    [zalo_oa] Zalo (OA)
    [zns] tin mẫu ZNS tới số điện thoại
   *[other] { $channel }
    }: { $reason }
untold-paper = Thư để in, gửi người dân của phản ánh { $code }. Mở bằng Word, in ra rồi ký.
untold-letter =
    { $authority }
    { DAY($day) }

    THÔNG BÁO
    Về phản ánh { $code }
    Kính gửi: { HAS($name) ->
        [no] Ông/bà gửi phản ánh { $code }
       *[yes] { $name }
    }{ HAS($phone) ->
        [no] { "" }
       *[yes] { " " }(điện thoại: { $phone })
    }

    { $text }

    Cần hỏi thêm: { $contact }.
ask-told-way = Phản ánh { $code }: đã báo cho người dân bằng cách nào?
told-recorded = Đã ghi: phản ánh { $code } được báo { $way ->
    [phone] qua điện thoại
    [letter] bằng thư
   *[in_person] trực tiếp
    }.
told-before = Tin này đã có người báo trước đó.
button-untold = Báo { $code }
button-untold-list = Danh sách phải báo
button-told = Đã báo
button-told-way = { $way ->
    [phone] Qua điện thoại
    [letter] Bằng thư
   *[in_person] Gặp trực tiếp
    }

## The proof in a petition's file

button-attempts = Đã báo tới đâu
attempts =
    Phản ánh { $code }: tin báo cho người dân{ $left ->
        [0] { "" }
       *[other] { " " }(bỏ qua { $left } tin cũ)
    }
    { HAS($lines) ->
        [no] Chưa có tin nào.
       *[yes] { $lines }
    }
not-told-reason = { $kind ->
    [UnreachableError] người dân đã chặn hoặc xóa cuộc trò chuyện
    [WindowClosedError] đã hết thời hạn mà Zalo cho phép nhắn tin
    [RefusedError] kênh không nhận tin này
    [RejectedTokenError] kênh không nhận mã truy cập, cần người quản trị máy
    [UnknownOutcomeError] mất liên lạc khi đang gửi
    [RetryLaterError] kênh đang bận hoặc mất mạng
    [MovedError] nơi nhận đã đổi địa chỉ
    [unworded] máy không soạn được tin, cần người quản trị
    [interrupted] bị gián đoạn khi đang gửi
   *[other] lỗi kỹ thuật: { $detail }
    }{ HAS($number) ->
        [no] { "" }
       *[yes] , mã lỗi { $number }
    }
attempt-line = { $at } · { $sentence ->
    [notice-answered] trả lời
    [notice-concluded-answered] trả lời tại đối thoại
    [notice-concluded] kết luận đối thoại
    [notice-item-answered] trả lời sau đối thoại
    [notice-report] tình hình giải quyết
    [notice-asked] câu hỏi
    [notice-claimed] đã nhận xử lý
    [notice-passed-on] chuyển cơ quan
    [notice-answer-photo] ảnh kèm
   *[other] tin báo
    } · { $channel ->
    [telegram] Telegram
    [web] trang web
    [zalo_bot] Zalo (bot)
    [zalo_oa] Zalo (OA)
    [zns] ZNS
    [office] cán bộ
   *[other] { $channel }
    }: { $status ->
    [queued] { HAS($reason) ->
        [no] chờ gửi
       *[yes] chưa gửi được, sẽ gửi lại ({ $reason })
    }
    [sending] đang gửi
    [sent] đã gửi
    [delivered] đã tới máy
    [read] đã đọc
    [failed] không tới ({ $reason })
    [parked] không rõ đã tới hay chưa ({ $reason })
   *[told] { $reason ->
        [phone] { $by } đã báo qua điện thoại
        [letter] { $by } đã báo bằng thư
       *[in_person] { $by } đã báo trực tiếp
    }
    }{ $again ->
        [0] { "" }
       *[other] { " " }· đã gửi lại { $again } lần{ HAS($why) ->
            [no] { "" }
           *[yes] : { $why }
        }
    }
template-status = { $sentence ->
    [notice-claimed] đã có cán bộ nhận xử lý
    [notice-passed-on] đã chuyển cơ quan có trách nhiệm
    [notice-asked] cán bộ cần hỏi thêm
    [notice-report] đang được giải quyết
   *[other] có tin mới
    }
