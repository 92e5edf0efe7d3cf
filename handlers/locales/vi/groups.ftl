## Groups of agencies

group-linked = Nhóm này nay nhận tin của { $agency }: phản ánh mới và việc đến hạn. Tin không có tên, số điện thoại hay lời của người dân. Cán bộ đã đăng ký với tôi thì bấm “Nhận xử lý” được ngay tại đây.
group-unlinked = Nhóm này không nhận tin của { $agency } nữa.
group-none = Nhóm này chưa nhận tin của cơ quan nào.
group-answered = Đã trả lời riêng.
group-code-shown = Mã này đã lộ trong nhóm nên không dùng được nữa. Xin lấy mã mới và chỉ nhắn riêng cho tôi.
group-howto =
    Muốn nhóm Telegram của cơ quan nhận tin phản ánh mới và việc đến hạn: thêm tôi vào nhóm, rồi nhắn /nhom trong nhóm đó. Muốn thôi: nhắn /ronhom trong nhóm.

    Tin trong nhóm không có tên, số điện thoại hay lời của người dân.
group-new =
    { $urgency ->
        [urgent] 🔴 KHẨN CẤP: phản ánh { $code }
        [high] 🟠 Cần sớm: phản ánh { $code }
       *[other] Phản ánh { $code }
    } – { TOPIC($topic) }{ $reopened ->
        [0] { "" }
       *[other] { " " }(mở lại)
    }{ HAS($commune) ->
        [no] { "" }
       *[yes] { "" }
    Nơi: { $commune }
    }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }
    Hạn trả lời: { DAY($due) }
    }
group-claimed = { $officer } đã nhận xử lý phản ánh { $code }.
group-due =
    Việc đến hạn của cơ quan{ HAS($late) ->
        [no] { "" }
       *[yes] { "" }

    Quá hạn:
    { $late }
    }{ HAS($today) ->
        [no] { "" }
       *[yes] { "" }

    Hôm nay:
    { $today }
    }{ HAS($soon) ->
        [no] { "" }
       *[yes] { "" }

    Sắp tới:
    { $soon }
    }
error-group-taken = Nhóm đó đang là nhóm của { $agency }. Cán bộ của cơ quan ấy nhắn /ronhom trong nhóm trước đã.
error-group-sealed = Bộ phận của đồng chí giữ đơn thư kín nên không nhận tin ở nhóm nào.
command-group = nhóm của cơ quan nhận tin phản ánh mới (nhắn trong nhóm)
command-group-off = nhóm thôi nhận tin (nhắn trong nhóm)
button-group-off = Thôi nhận tin ở nhóm này
