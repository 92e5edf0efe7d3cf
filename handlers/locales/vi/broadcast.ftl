# Messages to many: a secretary writes, people read.

command-broadcast = gửi một tin cho nhiều người dân, xem tin đã gửi đến đâu
broadcasts = { $count ->
        [0] Chưa có tin nào được gửi cho nhiều người.
       *[other] Các tin đã gửi cho nhiều người, mới nhất ở trên:

    { $lines }
    }
broadcast-line =
    Tin { $number } · bắt đầu { $begun }{ $count ->
        [0] { "" }
       *[other] { " " }· { $state ->
            [draft] chưa gửi
            [running] đang gửi
            [paused] đang tạm dừng
            [cancelled] đã dừng hẳn
           *[done] đã xong
        }
    }
    “{ $text }”
    Gửi { $reach ->
        [place] người dân { $name }
        [petition] người cùng việc { $name }
        [conference] người tham gia { $name }
       *[news] mọi người đã đồng ý nhận tin
    }: { $count ->
        [0] không có ai để gửi
       *[other] { $sent }/{ $count } đã gửi{ $failed ->
            [0] { "" }
           *[other] , { $failed } không gửi được
        }{ $unknown ->
            [0] { "" }
           *[other] , { $unknown } không rõ
        }{ $waiting ->
            [0] { "" }
           *[other] , { $waiting } đang chờ
        }
    }
ask-broadcast-reach = Gửi tin cho ai?
ask-broadcast-place = Người dân ở đâu? Chỉ gửi cho người đã phản ánh việc ở đó và đã đồng ý nhận tin.
ask-broadcast-conference = Người tham gia hội nghị nào?
ask-broadcast-code = Phản ánh nào? Viết mã, ví dụ 4829-1372. Tin sẽ đến người phản ánh và những người đã phản ánh cùng việc.
ask-broadcast-text = Tin này sẽ đến { $count } người: { $reach ->
        [place] người dân { $name } đã đồng ý nhận tin
        [petition] người đã phản ánh việc { $name }
        [conference] người có việc trong chương trình hoặc đăng ký phát biểu ở { $name }
       *[news] mọi người đã đồng ý nhận tin về đối thoại
    }.

    Viết nội dung. Người dân chỉ đồng ý nhận tin về đối thoại và việc họ phản ánh, xin không gửi việc khác.
broadcast-text =
    📢 { $authority }

    { $text }
broadcast-preview =
    Người dân sẽ thấy tin như trên{ $reach ->
        [place] , với nút “Thôi nhận tin hội nghị đối thoại”
        [news] , với nút “Thôi nhận tin hội nghị đối thoại”
       *[other] { "" }
    }.

    { $count ->
        [0] Không có ai để gửi: { $reach ->
            [place] chưa ai ở { $name } đồng ý nhận tin
            [petition] không liên lạc được người nào của việc { $name }
            [conference] { $name } chưa có ai trong chương trình
           *[news] chưa ai đồng ý nhận tin
        }.
       *[other] Tin { $number } gửi cho { $count } người, mất khoảng { $minutes } phút. { $urgent ->
            [yes] Gửi ngay cả ban đêm.
           *[no] Từ { $since } đến { $until } không gửi, để bà con nghỉ.
        }
    }
broadcast =
    Tin { $number } – { $reach ->
        [place] người dân { $name } đã đồng ý nhận tin
        [petition] người cùng việc { $name }
        [conference] người tham gia { $name }
       *[news] mọi người đã đồng ý nhận tin
    }: { $count ->
        [0] không có ai để gửi
       *[other] { $quiet ->
            [yes] chờ đến { $until } mới gửi, vì bà con đang nghỉ
           *[no] { $state ->
                [draft] chưa gửi
                [running] đang gửi
                [paused] đang tạm dừng
                [cancelled] đã dừng hẳn
               *[done] đã xong
            }
        }
    }.
    “{ $text }”

    { HAS($begun) ->
        [no] • Chưa bắt đầu gửi
       *[yes] • Bắt đầu: { $begun }
    }
    { $count ->
        [0] { "" }
       *[other] • Tổng số: { $count } người
        • Đã gửi: { $sent }
        • Không gửi được: { $failed }
        • Đang chờ: { $waiting }{ $stopped ->
            [0] { "" }
           *[other] { "" }
        • Không gửi nữa vì đã dừng: { $stopped }
        }
        • Không rõ đã đến chưa, có thể đến hai lần: { $unknown }
    }
notice-broadcast-done =
    ✅ Tin { $number } đã gửi xong.

    • Đã gửi: { $sent }
    • Không gửi được: { $failed }
    • Không rõ đã đến chưa, có thể đến hai lần: { $unknown }
ask-broadcast-stop = Dừng hẳn tin số { $number }? Còn { $waiting } người chưa nhận.
error-unknown-broadcast = Không có tin số { $number }. Nhắn /guitin để xem các tin đã gửi.
error-broadcast-state = Việc này không làm được nữa: tin { $state ->
        [draft] chưa được gửi
        [running] đang được gửi
        [paused] đang tạm dừng
        [cancelled] đã dừng hẳn
       *[done] đã gửi xong
    }. Nhắn /guitin để xem.

## Buttons

button-broadcast-new = ✍️ Viết tin mới
button-broadcast = Tin { $number }
button-broadcasts = ← Các tin đã gửi
button-broadcast-reach = { $reach ->
        [place] Người dân một thôn, một xã
        [petition] Người cùng một phản ánh
        [conference] Người tham gia một hội nghị
       *[news] Mọi người đã đồng ý nhận tin
    }
button-broadcast-of = { $name }
button-broadcast-go = Gửi cho { $count } người
button-broadcast-night = { $urgent ->
        [yes] Không khẩn, tránh ban đêm
       *[no] Việc khẩn, gửi cả ban đêm
    }
button-broadcast-drop = Bỏ, không gửi
button-broadcast-look = Xem lại
button-broadcast-pause = ⏸ Tạm dừng
button-broadcast-resume = ▶️ Gửi tiếp
button-broadcast-cancel = ⏹ Dừng hẳn
button-broadcast-not-cancel = Không dừng
