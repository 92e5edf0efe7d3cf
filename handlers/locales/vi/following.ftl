## Due days (handlers/terms.py)

terms =
    Hội nghị HN{ $number } “{ $title }”, tổ chức { DAY($day) }: { $count } thời hạn, sớm nhất ở trên.

    { $lines }{ HAS($agencies) ->
        [no] { "" }
       *[yes] { "" }

    Cơ quan còn việc:
    { $agencies }
    }{ HAS($waiting) ->
        [no] { "" }
       *[yes] { "" }

    Chưa biết ngày bắt đầu nên chưa tính được:
    { $waiting }
    }
term-line =
    { $index }. { DAY($due) }{ $standing ->
        [met] { " " }· ✅ đã làm{ HAS($met) ->
            [no] { "" }
           *[yes] { " " }({ DAY($met) })
        }
        [late] { " " }· 🔴 quá hạn
        [kept] { " " }· 📁 lưu đến ngày này
       *[open] { "" }
    }{ HAS($earliest) ->
        [no] { "" }
       *[yes] { " " }· sớm nhất trong các quy định
    }{ HAS($provisional) ->
        [no] { "" }
       *[yes] { " " }· tạm tính
    }{ HAS($doubt) ->
        [no] { "" }
       *[yes] { " " }· ⚠ quy định có chỗ chưa rõ, bấm “Xem cách tính”
    }
    { $text }
    ({ $article }, { $regulation })
term-agency = • { $agency }: { $rule ->
        [agency_drafts] còn { $count } dự thảo chưa gửi
       *[other] còn { $count } việc chưa trả lời
    }, hạn { DAY($due) }
term-waiting = • { $text }: { $days } { $unit ->
        [working] ngày làm việc
        [calendar] ngày
       *[years] năm
    } kể từ khi { $start ->
        [notice_issued] ban hành thông báo kết luận
        [notice_received] cơ quan nhận được thông báo kết luận
       *[work_ended] công việc kết thúc
    } ({ $article }, { $regulation })
term-explained =
    { $index }. { $text }

    Hạn: { DAY($due) }{ $standing ->
        [met] { " " }· ✅ đã làm{ HAS($met) ->
            [no] { "" }
           *[yes] { " " }({ DAY($met) })
        }
        [late] { " " }· 🔴 quá hạn
        [kept] { " " }· 📁 lưu đến ngày này
       *[open] { "" }
    }{ HAS($earliest) ->
        [no] { "" }
       *[yes] { " " }· sớm nhất trong các quy định
    }
    Căn cứ: { $article }, { $regulation }
    Cách tính: { $event ->
        [registered] ngày tiếp nhận
        [conference_held] ngày tổ chức hội nghị
        [notice_issued] ngày ban hành thông báo kết luận
        [notice_received] ngày cơ quan nhận thông báo kết luận
        [work_ended] ngày công việc kết thúc
        [quarter_end] ngày ấn định của quý
        [half_year_end] ngày cuối của 6 tháng
       *[fixed_date] ngày ấn định trong năm
    } là { DAY($start) }{ $days ->
        [0] , cũng là hạn.
       *[other] , { $direction ->
            [back] tính lùi lại
           *[on] tính tiếp
        } { $days } { $unit ->
            [working] ngày làm việc
            [calendar] ngày (kể cả ngày nghỉ)
           *[years] năm
        }, không tính ngày mốc.
    }{ HAS($provisional) ->
        [no] { "" }
       *[yes] { "" }
    Tạm tính: lịch nghỉ chính thức của năm đó chưa công bố.
    }{ HAS($doubt) ->
        [no] { "" }
       *[yes] { "" }
    ⚠ Chỗ chưa rõ: { $doubt }
    }

    { $lines }
counted-day = { DAY($day) }: { $number ->
        [0] không tính – { HAS($name) ->
            [no] cuối tuần
           *[yes] { $name }{ HAS($source) ->
                [no] { "" }
               *[yes] { " " }(nguồn: { $source })
            }
        }
       *[other] ngày thứ { $number }{ HAS($name) ->
            [no] { "" }
           *[yes] { " " }({ $name }{ HAS($source) ->
                [no] { "" }
               *[yes] , nguồn: { $source }
            })
        }
    }
term-met = Đã ghi vào hồ sơ HN{ $number }: việc này làm xong { DAY($met) }.
petition-term =
    Hạn trả lời phản ánh { $code }: { HAS($due) ->
        [no] chưa có quy định.
       *[yes] { DAY($due) }.
    }{ HAS($article) ->
        [no] { "" }
       *[yes] { "" }
    Căn cứ: { $article }
    }{ HAS($start) ->
        [no] { "" }
       *[yes] { "" }
    Tính từ: { DAY($start) }
    }

## The calendar (handlers/calendar_days.py)

calendar =
    Lịch làm việc dùng để tính hạn.

    { HAS($changed) ->
        [no] Chưa có ngày nào do người quản trị đặt.
       *[yes] Ngày do người quản trị đặt:
    { $changed }
    }

    { HAS($coming) ->
        [no] Trong { $days } ngày tới không có ngày nghỉ lễ hay làm bù.
       *[yes] Trong { $days } ngày tới:
    { $coming }
    }

    Muốn đổi một ngày, nhắn đủ: ngày, “nghỉ” hoặc “làm bù”, tên, rồi sau dấu chấm phẩy là số văn bản. Ví dụ:
    /lich 31/8/2026 nghỉ Quốc khánh; 12729/VPCP
calendar-line = • { DAY($day) }: { $works ->
        [yes] làm việc
       *[no] nghỉ
    } – { $name }{ HAS($source) ->
        [no] { "" }
       *[yes] { " " }({ $source })
    }
calendar-help =
    Tôi chưa hiểu “{ $text }”. Cần đủ bốn phần: ngày, “nghỉ” hoặc “làm bù”, tên, rồi sau dấu chấm phẩy là số văn bản. Ví dụ:

    /lich 31/8/2026 nghỉ Quốc khánh; 12729/VPCP
    /lich 22/8/2026 làm bù ngày 31/8; 12729/VPCP
calendar-preview =
    Đặt { DAY($day) } là ngày { $works ->
        [yes] làm việc
       *[no] nghỉ
    }: { $name } (căn cứ: { $source }).
    Hiện nay lịch ghi ngày này { $now ->
        [yes] làm việc
       *[no] nghỉ
    }.{ HAS($past) ->
        [no] { "" }
       *[yes] { " " }Ngày này đã qua, xin xem lại.
    }

    Mọi hạn đang mở sẽ được tính lại. Nếu đúng, bấm “Đồng ý, tính lại các hạn”.
calendar-changed =
    Đã đặt { DAY($day) } là ngày { $works ->
        [yes] làm việc
       *[no] nghỉ
    }: { $name } (căn cứ: { $source }).

    { $count ->
        [0] Không hạn nào đang mở phải đổi.
       *[other] Đã đổi { $count } hạn; hồ sơ ghi cả ngày cũ và ngày mới:
    }
    { $lines }{ $more ->
        [0] { "" }
       *[other] { "" }
    … và { $more } hạn nữa.
    }
calendar-moved = • { $what }: { DAY($before) } → { DAY($after) }

## What agencies do (handlers/agency_items.py, handlers/agency_answers.py)

tasks-none = { $agency } hiện không có việc nào của hội nghị đối thoại.
tasks =
    { $agency } có { $count } việc của hội nghị đối thoại:

    { $lines }
task-line =
    • HN{ $number }, việc { $index } ({ DAY($day) }): { TITLE($item) }
    { $kind ->
        [draft] Cần gửi dự thảo trả lời{ HAS($due) ->
            [no] { "" }
           *[yes] , hạn { DAY($due) }
        }
        [drafted] ✅ Đã gửi dự thảo{ HAS($due) ->
            [no] { "" }
           *[yes] , còn sửa được; hạn { DAY($due) }
        }
        [undecided] Chờ kết quả tại hội nghị
        [decided] Chờ thông báo kết luận
        [answer] Cần trả lời bằng văn bản{ HAS($due) ->
            [no] { "" }
           *[yes] , hạn { DAY($due) }
        }{ HAS($extended) ->
            [no] { "" }
           *[yes] { " " }(đã gia hạn)
        }
       *[answered] ✅ Đã xong
    }{ HAS($late) ->
        [no] { "" }
       *[yes] { " " }· 🔴 quá hạn
    }{ HAS($article) ->
        [no] { "" }
       *[yes] { " " }({ $article })
    }
ask-draft =
    Dự thảo trả lời việc “{ TITLE($item) }” cho hội nghị HN{ $number } { DAY($day) }.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Hạn gửi: { DAY($due) }{ HAS($article) ->
            [no] { "" }
           *[yes] { " " }({ $article })
        }.
    }

    Người dân nêu: “{ TITLE($text) }”{ HAS($draft) ->
        [no] { "" }
       *[yes] { "" }

    Dự thảo đang có: “{ $draft }”
    Lời mới sẽ thay lời này; lời cũ vẫn giữ trong hồ sơ.
    }

    Xin viết dự thảo trong một tin. Có ảnh thì gửi cùng tin đó.
draft-needs-words =
    { HAS($attached) ->
        [no] Tôi chưa thấy lời.
       *[yes] Tôi đã giữ { $attached }, nhưng chưa thấy lời.
    } Bây giờ xin viết lời trả lời.
draft-kept = Đã nhận dự thảo trả lời việc “{ TITLE($item) }”{ HAS($attached) ->
        [no] { "" }
       *[yes] { " " }(kèm { $attached })
    }. { $left ->
        [0] Cơ quan đã gửi đủ dự thảo cho hội nghị này.
       *[other] Cơ quan còn { $left } việc chưa gửi dự thảo.
    }
receipt-kept =
    Đã ghi: { DAY($received) }, { $agency } nhận thông báo kết luận hội nghị HN{ $number }.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Còn { $count } việc phải trả lời, hạn sớm nhất { DAY($due) }.
    }
settle-item =
    Trả lời việc “{ TITLE($item) }” sau hội nghị HN{ $number }.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Hạn: { DAY($due) }{ HAS($article) ->
            [no] { "" }
           *[yes] { " " }({ $article })
        }{ HAS($late) ->
            [no] { "" }
           *[yes] , đã quá hạn
        }.
    }

    Người dân nêu: “{ TITLE($text) }”{ HAS($said) ->
        [no] { "" }
       *[yes] { "" }

    Tại hội nghị: { $said }
    }

    Kết quả là gì?
ask-settlement = { $outcome ->
        [being_resolved] Viết cho người dân biết việc “{ TITLE($item) }” đang làm đến đâu. Việc vẫn mở và vẫn tính hạn.
        [outside_scope] Viết lý do không thuộc phạm vi và nơi người dân nên hỏi (“{ TITLE($item) }”).
        [sent_up] Viết đã chuyển lên cấp nào, vì sao (“{ TITLE($item) }”).
        [transferred] Viết đã chuyển cơ quan nào, vì sao (“{ TITLE($item) }”).
       *[other] Viết trả lời cho người dân về việc “{ TITLE($item) }”: đã làm gì, kết quả ra sao.
    }
item-settled = { $outcome ->
        [being_resolved] Đã báo tiến độ việc “{ TITLE($item) }” tới người dân. Việc vẫn mở, vẫn tính hạn.
       *[other] Đã gửi trả lời việc “{ TITLE($item) }” tới người dân.
    } { $left ->
        [0] Cơ quan không còn việc nào của hội nghị này.
       *[other] Cơ quan còn { $left } việc phải trả lời.
    }
ask-extension =
    Gia hạn trả lời việc “{ TITLE($item) }”.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Hạn đang là { DAY($due) }.
    }

    { $article } cho phép khi: { $grounds }.{ HAS($last) ->
        [no] { "" }
       *[yes] { " " }Hạn mới chậm nhất { DAY($last) }.
    }

    Xin viết ngày mới và lý do trong một tin, ví dụ: 30/4/2026 phải lấy ý kiến sở chuyên ngành. Gửi xong là gia hạn ngay, người dân sẽ đọc lý do này.
ask-day-and-reason = Tôi cần cả ngày mới và lý do, ví dụ: 30/4/2026 phải lấy ý kiến sở chuyên ngành.
item-extended = Đã gia hạn việc “{ TITLE($item) }”{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }đến { DAY($due) }
    }{ HAS($article) ->
        [no] { "" }
       *[yes] { " " }theo { $article }
    }. Người dân và thư ký đã được báo.

## Citizens at conferences (handlers/citizen_conference.py, handlers/collecting.py)

collecting =
    Sắp có hội nghị đối thoại với Nhân dân: “{ $title }”.

    • Thời gian: { $time }, { DAY($day) }
    • Địa điểm: { $place }
    • Nhận ý kiến: từ nay đến hết { DAY($until) }

    Phản ánh bà con vừa gửi có thể được đưa vào hội nghị, bà con không cần gửi lại. Nếu được đưa vào, tôi sẽ báo.

    Muốn phát biểu tại hội nghị, bà con bấm “Đăng ký phát biểu”.
no-conference-to-register = Hiện chưa có hội nghị đối thoại nào nhận đăng ký phát biểu. Bà con có ý kiến thì cứ viết vào đây. { HAS($news) ->
        [no] Muốn được báo khi có hội nghị, bà con bấm nút dưới đây.
       *[yes] Khi có hội nghị, tôi sẽ báo.
    } Cần hỏi thêm: { $contact }.
ask-which-conference = Bà con muốn phát biểu ở hội nghị nào?
ask-matter =
    Đăng ký phát biểu tại “{ $title }”, lúc { $time }, { DAY($day) }, { $place }.{ HAS($scope) ->
        [no] { "" }
       *[yes] { "" }

    Nội dung đối thoại: { $scope }
    }

    Bà con muốn nói về việc gì? { $count ->
        [0] Xin viết một, hai câu.
       *[other] Xin bấm một phản ánh của bà con dưới đây, hoặc viết một, hai câu.
    }
ask-speaker-name = Xin bà con viết họ tên. Khi mời phát biểu, người chủ trì sẽ đọc tên này tại hội nghị.
registered =
    Đã đăng ký. { $name } sẽ phát biểu về: “{ $matter }”

    • Hội nghị: { $title }
    • Thời gian: { $time }, { DAY($day) }
    • Địa điểm: { $form ->
        [online] trực tuyến, { $place }
       *[in_person] { $place }
    }

    { $form ->
        [online] Xin bà con vào trước 15 phút, để sẵn giấy tờ, ảnh về việc này (nếu có).
       *[in_person] Xin bà con đến trước 15 phút, mang căn cước và giấy tờ, ảnh về việc này (nếu có).
    } Sắp đến lượt, tôi sẽ nhắn. Cần hỏi thêm: { $contact }.
speech-withdrawn = Vâng, đã rút đăng ký phát biểu của bà con tại hội nghị đối thoại { DAY($day) }. Bà con vẫn đến dự được.
speech-not-withdrawn = Việc đăng ký phát biểu của bà con tại hội nghị đối thoại { DAY($day) } đã xong, nên không rút được nữa. Bà con có ý kiến khác thì cứ viết vào đây.
matter-concluded =
    Việc này có vẻ giống một việc đã có kết luận tại “{ $title }” ({ DAY($day) }):

    “{ TITLE($item) }”
    { $verdict ->
        [answered_there] Đã trả lời tại hội nghị
        [later] { $agency } được giao trả lời{ HAS($answered) ->
            [yes] { "" }
           *[no] { HAS($due) ->
                [no] { "" }
               *[yes] , chậm nhất { DAY($due) }
            }
        }
        [sent_up] Đã chuyển lên cấp trên
        [transferred] Đã chuyển tới { $agency }
       *[recorded] Đã ghi nhận
    }{ HAS($said) ->
        [no] .
       *[yes] . Người chủ trì kết luận: { $said }
    }{ HAS($answer) ->
        [no] { "" }
       *[yes] { "" }

    { $agency } trả lời{ HAS($answered) ->
            [no] { "" }
           *[yes] { " " }({ DAY($answered) })
        }: { $answer }
    }

    Nếu có điều gì mới, hoặc việc vẫn chưa xong, bà con cứ gửi phản ánh như dưới đây.

## The dossier (handlers/dossier_room.py, handlers/year_reports.py)

paper-title = { $paper ->
        [plan] Kế hoạch
        [assignment] Văn bản phân công nhiệm vụ
        [survey] Phiếu lấy ý kiến
        [digest] Báo cáo tổng hợp ý kiến
        [answers] Báo cáo trả lời ý kiến
        [invitation] Giấy mời
        [programme] Chương trình hội nghị
        [minutes] Biên bản hội nghị
        [conclusion_notice] Thông báo kết luận
        [upward_proposal] Văn bản kiến nghị cấp trên
        [result_report] Báo cáo kết quả giải quyết
        [outline_report] Báo cáo theo Đề cương
        [annex] Phụ lục tổng hợp
        [half_year_report] Báo cáo 6 tháng
        [year_report] Báo cáo năm
        [dk01] Biểu đăng ký DK01
        [dk02] Biểu đăng ký DK02
        [bc01] Biểu báo cáo BC01
        [bc02] Biểu báo cáo BC02
        [bc03] Biểu báo cáo BC03
        [telling_letter] Thư báo kết quả
       *[scorecard] Bảng theo dõi người đứng đầu
    }
dossier =
    Hồ sơ hội nghị HN{ $number } “{ $title }”, { DAY($day) }: đã có { $there }/{ $count } loại văn bản{ $missing ->
        [0] , không còn thiếu văn bản bắt buộc.
       *[other] , còn thiếu { $missing }.
    }{ HAS($ended) ->
        [no] { "" }
       *[yes] { " " }Hồ sơ đã đóng { DAY($ended) }{ HAS($keep) ->
            [no] .
           *[yes] , lưu đến { DAY($keep) }.
        }
    }

    { $lines }

    Bấm tên văn bản để nhận tệp, in và ký; ban hành xong thì bấm “Đưa vào hồ sơ”.
dossier-line = { $state ->
        [there] ✅ { $title }{ HAS($since) ->
            [no] { "" }
           *[yes] { " " }– có từ { DAY($since) }
        }
        [missing] ❌ { $title } – còn thiếu
       *[optional] ⚪ { $title } – nếu có
    } ({ $sources })
missing-paper = { $title } ({ $sources })
paper-here = { $title } – hội nghị HN{ $number }, { $rendering ->
        [public] bản công khai (không có tên người dân)
       *[full] bản đầy đủ, chỉ dùng trong cơ quan
    }.
paper-kept = { $title } đã vào hồ sơ HN{ $number } { DAY($since) }. { $missing ->
        [0] Hồ sơ không còn thiếu văn bản bắt buộc nào.
       *[other] Hồ sơ còn thiếu { $missing } văn bản.
    }
zip-here = Toàn bộ hồ sơ HN{ $number } “{ $title }”: bản đầy đủ, bản công khai, mục lục và mã kiểm tra. Bản đầy đủ chỉ dùng trong cơ quan.
conference-closed = Đã đóng hồ sơ hội nghị HN{ $number } “{ $title }”. { HAS($keep) ->
        [no] Không quy định nào đặt thời hạn lưu.
       *[yes] Lưu đến { DAY($keep) }.
    }
expired-none = Chưa có hồ sơ hội nghị nào hết thời hạn lưu.
expired =
    { $count } hồ sơ hội nghị đã hết thời hạn lưu. Đây chỉ là danh sách để hội đồng xét hủy; máy không xóa gì:

    { $lines }{ $more ->
        [0] { "" }
       *[other] { "" }
    … và { $more } hồ sơ nữa.
    }
expired-line = • HN{ $number } “{ $title }”, { DAY($day) }{ HAS($keep) ->
        [no] { "" }
       *[yes] , lưu đến { DAY($keep) }
    }
ask-period = Báo cáo của năm { $year }: chọn kỳ.
ask-report = Báo cáo { $part ->
        [half-1] 6 tháng đầu năm { $year }
        [half-2] 6 tháng cuối năm { $year }
        [quarter-1] quý I/{ $year }
        [quarter-2] quý II/{ $year }
        [quarter-3] quý III/{ $year }
        [quarter-4] quý IV/{ $year }
       *[year] năm { $year }
    }: chọn mẫu.
report-here = { $title } – { $part ->
        [half-1] 6 tháng đầu năm { $year }
        [half-2] 6 tháng cuối năm { $year }
        [quarter-1] quý I/{ $year }
        [quarter-2] quý II/{ $year }
        [quarter-3] quý III/{ $year }
        [quarter-4] quý IV/{ $year }
       *[year] năm { $year }
    }.

## Notices

notice-answer-day =
    Về việc “{ TITLE($item) }” của bà con tại hội nghị đối thoại { DAY($day) }: { $agency } đã nhận thông báo kết luận và sẽ trả lời bà con.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Chậm nhất { DAY($due) }, bà con có trả lời bằng văn bản.
    } Cần hỏi thêm: { $contact }.
notice-extended =
    Về việc “{ TITLE($item) }” của bà con tại hội nghị đối thoại { DAY($day) }: { $agency } cần thêm thời gian để trả lời.

    Lý do: { $reason }
    { HAS($due) ->
        [no] { "" }
       *[yes] Hạn trả lời mới: { DAY($due) }{ HAS($article) ->
            [no] { "" }
           *[yes] { " " }(theo { $article })
        }.
    }
    Người phụ trách: { $officer }, { $agency }. Cần hỏi thêm: { $contact }.
notice-item-answered =
    { $agency } { $outcome ->
        [being_resolved] báo bà con biết
       *[other] trả lời bà con
    } về việc nêu tại hội nghị đối thoại { DAY($day) }: “{ TITLE($item) }”.

    Kết quả: { $outcome ->
        [answered] đã trả lời
        [resolved] đã giải quyết xong
        [being_resolved] đang giải quyết, việc chưa đóng lại
        [sent_up] vượt thẩm quyền, đã chuyển lên cấp trên
        [transferred] đã chuyển cơ quan có thẩm quyền
       *[outside_scope] không thuộc phạm vi giải quyết
    }

    { $text }

    Nếu chưa rõ, bà con cứ viết vào đây. Cần hỏi thêm: { $contact }.
secretary-extended = HN{ $number }: { $agency } ({ $officer }) gia hạn việc “{ TITLE($item) }”{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }đến { DAY($due) }
    }{ HAS($article) ->
        [no] { "" }
       *[yes] , theo { $article }
    }. Lý do: { $reason }. Người dân đã được báo.
secretary-answered = HN{ $number }: { $agency } đã trả lời việc “{ TITLE($item) }” ({ $outcome ->
        [answered] đã trả lời
        [resolved] đã giải quyết xong
        [being_resolved] báo tiến độ, việc còn mở
        [sent_up] chuyển lên cấp trên
        [transferred] chuyển cơ quan có thẩm quyền
       *[outside_scope] không thuộc phạm vi
    }).
morning-chair =
    Chào buổi sáng. Hội nghị HN{ $number } “{ $title }”, { DAY($day) } { $time }: { $phase ->
        [planned] đang chuẩn bị, còn { $days } ngày
        [collecting] đang nhận ý kiến, còn { $days } ngày
        [underway] đang diễn ra
        [held] đã họp, chờ kết luận
       *[concluded] đã có kết luận, đang theo dõi trả lời
    }. { $items ->
        [0] Chưa có việc nào trong chương trình.
       *[other] { $items } việc trong chương trình{ $phase ->
            [planned] , { $waiting } việc chưa có dự thảo trả lời.
            [collecting] , { $waiting } việc chưa có dự thảo trả lời.
           *[other] , { $open } việc còn chờ trả lời bằng văn bản.
        }
    }{ HAS($late) ->
        [no] { "" }
       *[yes] { "" }

    🔴 Quá hạn:
    { $late }
    }{ HAS($today) ->
        [no] { "" }
       *[yes] { "" }

    🟠 Hạn hôm nay:
    { $today }
    }{ HAS($soon) ->
        [no] { "" }
       *[yes] { "" }

    Sắp đến hạn:
    { $soon }
    }
morning-secretary =
    Hội nghị HN{ $number } “{ $title }”, { DAY($day) }: những việc cần làm.{ HAS($late) ->
        [no] { "" }
       *[yes] { "" }

    🔴 Quá hạn:
    { $late }
    }{ HAS($today) ->
        [no] { "" }
       *[yes] { "" }

    🟠 Hạn hôm nay:
    { $today }
    }{ HAS($soon) ->
        [no] { "" }
       *[yes] { "" }

    Sắp đến hạn:
    { $soon }
    }

    Làm xong việc nào, bấm “Xem các thời hạn” rồi bấm “Đã làm”.
morning-agency =
    Hội nghị đối thoại HN{ $number } “{ $title }”, { DAY($day) }: cơ quan có việc sắp đến hạn hoặc đã quá hạn.

    { $lines }

    Bấm nút dưới đây để xem và gửi.

## Refusals

error-no-extension = { HAS($regulation) ->
        [no] Không quy định nào cho phép gia hạn việc này. Hạn giữ nguyên.
       *[yes] { $regulation } không cho phép gia hạn việc này. Hạn giữ nguyên.
    }
error-dossier-incomplete =
    Chưa đóng được hồ sơ hội nghị HN{ $number }. Còn thiếu hoặc còn chờ trả lời:

    { $missing }
error-template = Mẫu văn bản{ HAS($paper) ->
        [no] { "" }
       *[yes] { " " }“{ $paper }”
    } không dùng được{ HAS($tag) ->
        [no] .
       *[yes] : sai ở “{ $tag }”.
    } Xin sửa mẫu rồi thử lại; mẫu đang dùng vẫn giữ nguyên.

## Commands

command-terms = xem các thời hạn của hội nghị và cách tính, ví dụ /han 1; của một phản ánh: /han 4829-1372
command-calendar = xem và đổi lịch nghỉ, làm bù
command-drafts = xem việc của cơ quan cho hội nghị: gửi dự thảo, trả lời
command-register = đăng ký phát biểu tại hội nghị đối thoại
command-dossier = xem hồ sơ hội nghị: đã có gì, còn thiếu gì, ví dụ /hoso 1
command-reports = lấy báo cáo năm, 6 tháng, quý
command-expired = xem hồ sơ hội nghị đã hết thời hạn lưu

## Buttons

button-terms = Xem các thời hạn
button-terms-next = Xem hạn tiếp theo
button-counted = { $index }. Xem cách tính
button-met = { $index }. Đã làm
button-calendar = Xem lịch
button-calendar-set = Đồng ý, tính lại các hạn
button-calendar-leave = Không đổi
button-tasks = Xem việc của cơ quan
button-tasks-next = Xem việc tiếp theo
button-draft-one = HN{ $number }, việc { $index }: Gửi dự thảo
button-draft-again = HN{ $number }, việc { $index }: Sửa dự thảo
button-settle-one = HN{ $number }, việc { $index }: Trả lời
button-received-of = Đã nhận thông báo HN{ $number }
button-extend = Gia hạn trả lời
button-register-for = { $day } – { $title }
button-own-matter = { $title }
button-change-matter = Đổi nội dung
button-withdraw-speech = Rút đăng ký phát biểu
button-register-again = Đăng ký lại
button-paper = { $title }
button-dossier = Xem hồ sơ
button-dossier-next = Xem văn bản tiếp theo
button-keep-paper = Đưa vào hồ sơ
button-public-paper = Lấy bản công khai
button-zip = Tải toàn bộ hồ sơ (zip)
button-close-conference = Đóng hồ sơ
button-period = { $part ->
        [half-1] 6 tháng đầu năm
        [half-2] 6 tháng cuối năm
        [quarter-1] Quý I
        [quarter-2] Quý II
        [quarter-3] Quý III
        [quarter-4] Quý IV
       *[year] Cả năm
    }
button-last-year = Chọn năm { $year }
button-other-report = Chọn mẫu khác

notice-item-photo = Ảnh kèm trả lời của { $agency } về “{ TITLE($item) }”.

settlement-preview =
    Người dân sẽ đọc trả lời về việc { $index } của hội nghị HN{ $number }, “{ TITLE($item) }”:
    ———
    { $text }
    ———
    Kết quả: { $outcome ->
        [answered] đã trả lời, giải thích
        [resolved] đã giải quyết xong
        [being_resolved] đang giải quyết
        [sent_up] đã chuyển lên cấp trên
        [transferred] đã chuyển cơ quan có thẩm quyền
       *[outside_scope] không thuộc phạm vi giải quyết
    }.{ HAS($attached) ->
        [no] { "" }
       *[yes] { " " }Kèm { $attached }.
    } Đúng thì bấm gửi.
