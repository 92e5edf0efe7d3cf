# Planning a conference: the plan, its changes, its agenda. Officers read it, and people who are told of it.

## The list, one conference

command-conferences = xem các hội nghị đối thoại, hoặc mở một hội nghị, ví dụ /hoinghi 3
command-assign = đưa phản ánh vào hội nghị, ví dụ /gan 4829-1372 3
conferences-none = Hiện không có hội nghị đối thoại nào. { $plans ->
        [yes] Bấm nút dưới đây để lập hội nghị mới.
       *[no] Khi thư ký lập hội nghị, tôi sẽ báo việc của cơ quan ở đây.
    }
conferences =
    Có { $count } hội nghị, ngày gần nhất ở trên:

    { $lines }

    { $more ->
        [0] { "" }
       *[other] Còn { $more } hội nghị nữa. Muốn xem, nhắn số của hội nghị, ví dụ /hoinghi 3.
    }
conference-line =
    HN{ $number } – { $title }
    { $time }, { DAY($day) } · { $phase ->
        [planned] đang chuẩn bị
        [collecting] đang nhận ý kiến
        [underway] đang diễn ra
        [held] đã họp, chờ kết luận
        [concluded] đã có thông báo kết luận
        [closed] đã đóng hồ sơ
       *[cancelled] không tổ chức
    }
conference =
    HN{ $number } – { $title }

    • Tình trạng: { $phase ->
        [planned] đang chuẩn bị
        [collecting] đang nhận ý kiến
        [underway] đang diễn ra
        [held] đã họp, chờ kết luận
        [concluded] đã có thông báo kết luận
        [closed] đã đóng hồ sơ
       *[cancelled] không tổ chức
    }{ HAS($until) ->
        [no] { "" }
       *[yes] { " " }đến hết { DAY($until) }
    }
    • Thời gian: { $time }, { DAY($day) }
    • Hình thức, địa điểm: { $form ->
        [online] trực tuyến
       *[in_person] gặp mặt trực tiếp
    }, { $place }
    • Chủ trì: { $chair }{ HAS($cochairs) ->
        [no] { "" }
       *[yes] ; đồng chủ trì: { $cochairs }
    }
    • Nội dung: { HAS($scope) ->
        [no] chưa ghi
       *[yes] { $scope }
    }
    • Chương trình: { $items } việc{ $waiting ->
        [0] { "" }
       *[other] , còn { $waiting } cơ quan chưa gửi đủ dự thảo trả lời
    }
    • Đăng ký phát biểu: { $speakers } người; dự kiến đến dự: { $expected ->
        [0] chưa rõ
       *[other] { $expected } người
    }
    • Quy định áp dụng: { HAS($regulations) ->
        [no] chưa khai báo
       *[yes] { $regulations }
    }{ $late ->
        [0] { "" }
       *[other] { "" }

    ⚠️ { $late } việc đã quá hạn. Bấm “Xem các thời hạn”.
    }{ HAS($mark) ->
        [no] { "" }
       *[yes] { "" }

    Việc tiếp theo, chậm nhất { DAY($markdue) }: { HAS($markwho) ->
            [no] { "" }
           *[yes] { $markwho }{ " – " }
        }{ $mark ->
            [answers] trả lời người kiến nghị
           *[other] { $mark }
        }{ HAS($markarticle) ->
            [no] { "" }
           *[yes] { " " }({ $markarticle })
        }
    }

## The plan

ask-plan = { $field ->
        [kind] Hội nghị đối thoại loại nào?
        [group] Đối thoại chuyên đề với nhóm người dân nào? Ví dụ: hộ kinh doanh ở chợ, thanh niên, nông dân.
        [reason] Vì sao phải đối thoại đột xuất? Viết ngắn gọn; lý do được ghi vào hồ sơ.
        [head] Người đứng đầu nào đối thoại với Nhân dân?
        [form] Tổ chức theo hình thức nào?
        [ground] Người dân ở đâu về dự?
        [day] Tổ chức ngày nào, mấy giờ? Viết cả trong một tin, ví dụ: 28/8, 8 giờ
        [time] Bắt đầu lúc mấy giờ? Ví dụ: 8 giờ, hoặc 13 giờ 30
        [hours] Hội nghị kéo dài mấy giờ đồng hồ? Bấm một nút, hoặc viết một số, ví dụ: 3,5
        [place] Tổ chức ở đâu? Ví dụ: Hội trường UBND xã. Nếu trực tuyến, viết các điểm cầu hoặc đường dẫn.
        [chair] Ai chủ trì? Viết họ tên. Có người đồng chủ trì thì viết tiếp sau dấu chấm phẩy, ví dụ: Nguyễn Văn An; Trần Thị Bình
        [scope] Đối thoại về những nội dung nào? Người dân sẽ đọc nguyên văn trong thông báo.
        [expected] Dự kiến bao nhiêu người dân dự? Viết một số, ví dụ: 120
       *[title] Viết tên đầy đủ của hội nghị, như sẽ ghi trên giấy tờ.
    }
plan-not-understood = { $field ->
        [day] Tôi chưa rõ ngày nào. Xin viết cả ngày và giờ, ví dụ: 28/8, 8 giờ
        [time] Tôi chưa rõ mấy giờ. Xin viết, ví dụ: 8 giờ, hoặc 13 giờ 30
        [hours] Tôi chưa rõ mấy giờ đồng hồ. Xin viết một số không quá 24, ví dụ: 3,5
        [expected] Tôi chưa rõ bao nhiêu người. Xin viết một số, ví dụ: 120
       *[other] Xin bấm một trong các nút dưới đây.
    }
ask-plan-field = Sửa mục nào?
plan-title = Hội nghị đối thoại { $kind ->
        [thematic] chuyên đề
        [adhoc] đột xuất
       *[periodic] định kỳ
    } của { $head ->
        [party] người đứng đầu cấp ủy
       *[government] người đứng đầu chính quyền
    } với { HAS($group) ->
        [no] Nhân dân
       *[yes] { $group }
    }, năm { $year }
plan-summary =
    Xin xem lại trước khi lập hội nghị:

    { $title }

    • Loại: { $kind ->
        [thematic] chuyên đề
        [adhoc] đột xuất
       *[periodic] định kỳ
    }{ HAS($group) ->
        [no] { "" }
       *[yes] , với { $group }
    }{ HAS($reason) ->
        [no] { "" }
       *[yes] , vì: { $reason }
    }
    • Người đứng đầu: { $head ->
        [party] cấp ủy
       *[government] chính quyền
    }
    • Hình thức: { $form ->
        [online] trực tuyến
       *[in_person] gặp mặt trực tiếp
    }{ $ground ->
        [village] , người dân trong thôn
        [commune] , người dân trong xã
       *[other] { "" }
    }
    • Thời gian: { $time }, { DAY($day) }, kéo dài { $hours } giờ
    • Địa điểm: { $place }
    • Chủ trì; đồng chủ trì: { $chair }
    • Nội dung: { $scope }
    • Dự kiến: { $people ->
        [0] chưa rõ bao nhiêu người
       *[other] { $people } người
    }
    • Quy định áp dụng: { HAS($regulations) ->
        [no] chưa khai báo cho ngày này
       *[yes] { $regulations }
    }

    { HAS($cautions) ->
        [no] Tôi không thấy điều gì trái quy định.
       *[yes] ⚠️ Xin lưu ý:
    { $cautions }
    }

    Nếu đúng, bấm “Lập hội nghị”. Người dân chưa được báo; khi mở nhận ý kiến mới báo.
plan-kept = Đã lập hội nghị HN{ $number }. Việc tiếp theo: mở nhận ý kiến để báo cho người dân, rồi đưa phản ánh vào chương trình.

## Cautions

caution-holiday = • { DAY($day) } là ngày nghỉ: { $name }.
caution-kind = • { $regulation }, { $article } không nêu hội nghị { $kind ->
        [thematic] chuyên đề
        [adhoc] đột xuất
       *[periodic] định kỳ
    }.
caution-form = • { $regulation }, { $article } không nêu hình thức { $form ->
        [online] trực tuyến
       *[in_person] gặp mặt trực tiếp
    }.
caution-season = • { $regulation }, { $article }: hội nghị định kỳ tổ chức vào quý { $quarter }.
caution-too-few = • { $regulation }, { $article }: cần ít nhất { $count } người dự.
caution-too-many = • { $regulation }, { $article }: không nên quá { $count } người dự.
caution-too-long = • { $regulation }, { $article }: không quá { $hours } giờ.
caution-too-short = • { $regulation }, { $article }: ít nhất { $hours } giờ.
caution-too-late = • { $regulation }, { $article }: hạn { DAY($due) } đã qua – { $text }.
cautions-more = • Và còn { $count } điều nữa; lập xong, bấm “Xem các thời hạn” để xem đủ.

## The collection of opinions

ask-collect-until =
    HN{ $number } – { $title }: nhận ý kiến đến hết ngày nào? Bấm nút, hoặc viết một ngày, ví dụ: 20/8.

    { $opened ->
        [yes] Người dân đã được báo rồi, sẽ không báo lại. Chỉ đổi ngày cuối nhận ý kiến.
       *[no] { $count ->
            [0] Chưa có người dân nào đồng ý nhận tin hội nghị ở đây, xin báo bằng cách khác: loa truyền thanh, niêm yết, giấy mời.
           *[other] Chọn ngày xong, { $count } người đã đồng ý nhận tin sẽ được báo ngay: ngày, giờ, địa điểm và nội dung “{ $scope }”.
        }
    }
collection-open = HN{ $number } nhận ý kiến đến hết { DAY($until) }. { $count ->
        [0] Không gửi thêm tin nào cho người dân.
       *[other] Đã báo cho { $count } người.
    } Việc tiếp theo: đưa phản ánh vào chương trình.
day-not-understood = Tôi chưa rõ ngày nào. Xin viết ngày, ví dụ: 28/8

## Changes

ask-postpone-day = HN{ $number } hiện định tổ chức lúc { $time }, { DAY($day) }. Dời sang ngày nào, mấy giờ? Ví dụ: 28/8, 8 giờ. Không ghi giờ thì giữ giờ cũ.
ask-postpone-reason =
    Dời HN{ $number } sang { DAY($after) }.{ HAS($cautions) ->
        [no] { "" }
       *[yes] { "" }

    ⚠️ Xin lưu ý:
    { $cautions }
    }

    Vì sao dời? Viết lý do; những người đã được báo sẽ đọc nguyên văn.
postponed = Đã dời HN{ $number } từ { DAY($before) } sang { $time }, { DAY($day) } và đã báo lại cho những người được báo trước đây. Các thời hạn đã tính lại; hồ sơ giữ cả hai ngày.
ask-calloff-reason = Vì sao HN{ $number } ({ DAY($day) }) không tổ chức? Viết lý do; những người đã được báo sẽ đọc nguyên văn.
ask-calloff =
    Hủy HN{ $number } – { $title }, { DAY($day) }.

    Lý do: { $reason }

    { $count } người sẽ được báo. Các phản ánh trong chương trình được giải quyết như thường. Hủy rồi thì không mở lại được. Có hủy không?
called-off = Đã hủy HN{ $number } và đã báo cho mọi người. Các phản ánh trong chương trình được giải quyết như thường. Hồ sơ vẫn giữ.
ask-chair-ground =
    HN{ $number } do { $chair } chủ trì. Quy định chỉ cho người khác chủ trì thay khi:

    { $lines }

    Lần này thuộc trường hợp nào?
ask-chair = HN{ $number } đang do { $chair } chủ trì. Ai chủ trì thay? Viết họ tên, chức vụ.
ask-chair-reason = { $name } chủ trì thay. Vì sao? Viết lý do, ví dụ số văn bản ủy quyền; lý do được ghi vào hồ sơ.
chair-changed = Người chủ trì HN{ $number } nay là { $chair }. Hồ sơ giữ cả người trước, căn cứ và lý do.
people =
    HN{ $number }, số người dân:

    • Dự kiến: { $expected }
    • Đã mời: { $invited }
    • Đã dự: { $attended }

    Bấm mục cần ghi.
ask-count = HN{ $number }: { $which ->
        [expected] dự kiến bao nhiêu người dân dự?
        [invited] đã mời bao nhiêu người?
       *[attended] bao nhiêu người đã dự?
    } Viết một số.
count-not-understood = Tôi chưa rõ bao nhiêu người. Xin viết một số, ví dụ: 120
counted =
    Đã ghi cho HN{ $number }: { $which ->
        [expected] dự kiến
        [invited] đã mời
       *[attended] đã dự
    } { $count } người.{ HAS($cautions) ->
        [no] { "" }
       *[yes] { "" }

    ⚠️ Xin lưu ý:
    { $cautions }
    }

## The agenda

agenda-empty = Chương trình HN{ $number } chưa có việc nào. Bấm “Đưa phản ánh vào”, hoặc nhắn /gan và mã số.
agenda =
    Chương trình HN{ $number }: { $count } việc.

    { $lines }
agenda-line =
    { $index }. { TITLE($item) }
    { $agency } · { $verdict ->
        [answered_there] đã trả lời tại hội nghị
        [later] trả lời sau
        [sent_up] chuyển cấp trên
        [transferred] chuyển cơ quan có thẩm quyền
        [recorded] ghi nhận
       *[none] { $drafted ->
            [yes] đã có dự thảo trả lời
           *[no] { $raised ->
                [room] nêu tại hội nghị, chưa kết luận
               *[petition] chưa có dự thảo trả lời
            }
        }
    }
candidates-none = Hiện không còn phản ánh đang mở nào để đưa vào hội nghị. Có phản ánh mới thì bấm lại “Đưa phản ánh vào”.
candidates =
    Có { $count } phản ánh đang mở, chưa vào hội nghị nào. Bấm phản ánh cần đưa vào HN{ $number }:

    { $lines }
candidate-line =
    { $code } – { TITLE($title) }
    { TOPIC($topic) } · { $agency }
assigned = Đã đưa phản ánh { $code } vào HN{ $number }, việc số { $index }. Người gửi và { $agency } đã được báo.
assigned-all = Đã đưa { $count } phản ánh vào HN{ $number }. Người gửi đã được báo, mỗi cơ quan nhận một tin.{ $refused ->
        [0] { "" }
       *[other] { " " }Còn { $refused } phản ánh chưa đưa vào được vì đang ở bước khác.
    }
item-words =
    Người dân viết (đã che tên và số):

    { $text }
item-draft =
    Dự thảo của { $agency }:

    { $text }
item-attachment = Tài liệu kèm dự thảo: { TITLE($item) }
item =
    HN{ $number }, việc số { $index }: { TITLE($item) }
    • { $raised ->
        [room] Nêu tại hội nghị
       *[petition] Phản ánh { $code }
    }{ HAS($name) ->
        [no] { "" }
       *[yes] , của { $name }
    }
    • Cơ quan: { $agency }
    • Dự thảo trả lời: { HAS($drafted) ->
        [no] chưa có
       *[yes] có từ { DAY($drafted) }
    }
    • Kết quả: { $verdict ->
        [answered_there] đã trả lời tại hội nghị
        [later] trả lời sau
        [sent_up] chuyển cấp trên
        [transferred] chuyển cơ quan có thẩm quyền
        [recorded] ghi nhận
       *[none] chưa kết luận
    }{ HAS($said) ->
        [no] { "" }
       *[yes] . { $said }
    }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }
    • Trả lời bằng văn bản chậm nhất { DAY($due) }{ HAS($article) ->
            [no] { "" }
           *[yes] { " " }({ $article })
        }
    }
ask-give = Việc “{ TITLE($item) }” đang giao { $agency }. Nay giao cơ quan nào chuẩn bị dự thảo trả lời? Dự thảo đã gửi (nếu có) sẽ không dùng nữa.
given = Đã giao việc “{ TITLE($item) }” cho { $agency } và đã báo cơ quan này.
ask-take-off = Đưa việc “{ TITLE($item) }” ra khỏi chương trình HN{ $number }? Người gửi sẽ được báo; phản ánh vẫn được giải quyết như thường.
taken-off = Đã đưa việc “{ TITLE($item) }” ra khỏi chương trình HN{ $number }.
drafts-complete = HN{ $number }: các cơ quan đã gửi đủ dự thảo trả lời.
drafts-missing =
    HN{ $number }: còn { $count } cơ quan chưa gửi đủ, thiếu { $drafts } dự thảo trả lời.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Hạn gửi: { DAY($due) }.
    }

    { $lines }
drafts-line = • { $agency }: { $count }
drafts-more = • và { $count } cơ quan nữa
drafts-reminded = HN{ $number }: { $count ->
        [0] các cơ quan đã gửi đủ, không nhắc ai.
       *[other] đã nhắc { $count } cơ quan về { $drafts } dự thảo.
    }

## Notices

notice-announced =
    📣 { $title }

    • Thời gian: { $time }, { DAY($day) }
    • Địa điểm: { $place }{ HAS($group) ->
        [no] { "" }
       *[yes] { "" }
    • Dành cho: { $group }
    }{ HAS($scope) ->
        [no] { "" }
       *[yes] { "" }
    • Nội dung: { $scope }
    }

    Bà con có ý kiến thì cứ viết vào đây, từ nay đến hết { DAY($until) }. Muốn phát biểu tại hội nghị, bà con bấm “Đăng ký phát biểu”.

    Đây là hội nghị số { $number }. Cần hỏi thêm: { $contact }. Muốn thôi nhận tin hội nghị, nhắn /dulieu.
notice-postponed =
    Đã dời ngày: { $title }

    • Ngày cũ: { DAY($before) }
    • Nay tổ chức: { $time }, { DAY($day) }, tại { $place }
    • Lý do: { $reason }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }

    Phản ánh của bà con trong chương trình được trả lời chậm nhất { DAY($due) }.
    }

    Bà con nào đã đăng ký phát biểu thì không cần đăng ký lại. Cần hỏi thêm: { $contact }.
notice-cancelled =
    Không tổ chức nữa: { $title }, { DAY($day) }. Bà con không cần đến.

    Lý do: { $reason }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }

    Phản ánh của bà con vẫn được giải quyết như thường, chậm nhất { DAY($due) } có trả lời. Muốn xem, nhắn /theodoi.
    }

    Cần hỏi thêm: { $contact }.
notice-on-agenda =
    Phản ánh “{ TITLE($item) }” của bà con đã được đưa vào chương trình: { $title }.

    • Thời gian: { $time }, { DAY($day) }
    • Địa điểm: { $place }{ HAS($due) ->
        [no] { "" }
       *[yes] { "" }

    Chậm nhất { DAY($due) }, bà con có trả lời.
    }{ $register ->
        [yes] { "" }

    Muốn phát biểu tại hội nghị, bà con bấm “Đăng ký phát biểu”.
        [over] { "" }
       *[no] { "" }

    Hội nghị chưa nhận đăng ký phát biểu. Khi nhận, tôi sẽ báo ở đây.
    }
notice-off-agenda = Phản ánh “{ TITLE($item) }” của bà con không còn trong chương trình: { $title }. Cơ quan phụ trách vẫn giải quyết như thường, bà con không cần gửi lại.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Hạn trả lời: { DAY($due) }.
    }
officer-draft-wanted = HN{ $number }, { DAY($day) }: xin gửi dự thảo trả lời việc “{ TITLE($item) }”.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Hạn gửi: { DAY($due) }.
    } Bấm nút dưới đây để viết.
officer-drafts-wanted = HN{ $number }, { DAY($day) }: cơ quan còn { $count } dự thảo trả lời chưa gửi.{ HAS($due) ->
        [no] { "" }
       *[yes] { " " }Hạn gửi: { DAY($due) }.
    } Bấm nút dưới đây để xem từng việc.
secretary-drafts = HN{ $number }: { $agency } đã gửi đủ dự thảo trả lời. { $count ->
        [0] Tất cả các cơ quan đã gửi đủ.
       *[other] Còn { $count } cơ quan chưa gửi đủ.
    }

## Refusals

error-unknown-conference = { HAS($number) ->
        [no] Tôi chưa rõ hội nghị nào. Xin ghi số hội nghị sau lệnh, ví dụ: 3. Cán bộ nhắn /hoinghi để xem các hội nghị.
       *[yes] Không có hội nghị số { $number }, xin xem lại số. Cán bộ nhắn /hoinghi để xem các hội nghị.
    }
error-wrong-phase = Hội nghị số { $number } { $phase ->
        [planned] đang chuẩn bị, chưa mở nhận ý kiến
        [collecting] đang nhận ý kiến, chưa họp
        [underway] đang diễn ra
        [held] đã họp xong, chờ kết luận
        [concluded] đã có thông báo kết luận
        [closed] đã đóng hồ sơ
       *[cancelled] không tổ chức
    }, nên không làm được việc này.
error-day = { $why ->
        [past] Ngày { DAY($day) } đã qua. Xin viết một ngày từ hôm nay trở đi, ví dụ: 28/8, 8 giờ
        [window] Ngày { DAY($day) } không dùng được: ngày cuối nhận ý kiến phải từ hôm nay đến ngày hội nghị. Xin viết ngày khác.
        [early] Hội nghị định tổ chức { DAY($day) }, chưa đến ngày nên chưa bắt đầu được. Nếu đổi ngày, xin dời hội nghị trước.
        [before] Ngày { DAY($day) } trước ngày hội nghị nên không dùng được. Xin viết ngày khác.
        [future] Ngày { DAY($day) } chưa đến. Xin viết ngày đã qua hoặc hôm nay.
        [receipt] Ngày { DAY($day) } không dùng được: ngày nhận phải từ ngày ban hành thông báo đến hôm nay. Xin viết ngày khác.
        [not-later] Ngày { DAY($day) } không muộn hơn hạn hiện nay. Xin viết một ngày sau hạn đó.
        [same] Hội nghị đã định vào { DAY($day) }. Muốn dời, xin viết một ngày khác.
        [too-late] Ngày { DAY($day) } muộn hơn mức quy định cho phép. Xin viết một ngày sớm hơn.
       *[other] Ngày { DAY($day) } không dùng được. Xin viết ngày khác.
    }
error-already-on-agenda = Phản ánh { $code } đã ở trong chương trình HN{ $number }. Muốn đưa sang hội nghị khác, xin đưa ra khỏi HN{ $number } trước.
error-item-done = Việc “{ TITLE($title) }” đã có kết quả nên không làm được nữa.
error-not-allowed = Quy định không cho làm việc này{ HAS($article) ->
        [no] { "" }
       *[yes] { " " }({ $article })
    }.{ HAS($text) ->
        [no] { "" }
       *[yes] { " " }Chỉ được khi: { $text }.
    }

## Buttons

button-conference = HN{ $number } { $title }
button-new-conference = Lập hội nghị mới
button-conference-back = Về hội nghị HN{ $number }
button-conference-act = { $act ->
        [agenda] Xem chương trình
        [open] Mở nhận ý kiến, đổi hạn
        [who] Xem cơ quan chưa gửi dự thảo
        [floor] Xem danh sách phát biểu
        [begin] Bắt đầu hội nghị
        [conclusion] Xem kết luận
        [terms] Xem các thời hạn
        [dossier] Xem hồ sơ
        [people] Ghi số người
        [chair] Đổi người chủ trì
        [postpone] Dời ngày
        [calloff] Hủy hội nghị
       *[tasks] Xem việc của cơ quan
    }
button-plan-choice = { $choice ->
        [periodic] Định kỳ
        [thematic] Chuyên đề
        [adhoc] Đột xuất
        [party] Cấp ủy (Bí thư)
        [government] Chính quyền (Chủ tịch)
        [in_person] Gặp mặt trực tiếp
        [online] Trực tuyến
        [commune] Cả xã, một điểm chung
        [village] Trong một thôn, tổ dân phố
       *[other] Chọn
    }
button-plan-hours = { $hours } giờ
button-plan-unknown = Chưa rõ
button-plan-back = Quay lại câu trước
button-plan-keep = Lập hội nghị
button-plan-change = Sửa một mục
button-plan-field = { $field ->
        [kind] Loại hội nghị
        [group] Nhóm được mời
        [reason] Lý do đột xuất
        [head] Người đứng đầu
        [form] Hình thức
        [ground] Người dân ở đâu
        [day] Ngày, giờ
        [hours] Kéo dài
        [place] Địa điểm
        [chair] Người chủ trì
        [scope] Nội dung
        [expected] Số người
       *[title] Tên hội nghị
    }
button-until-conference = Nhận đến hết ngày hội nghị
button-other-day = Chọn ngày khác
button-calloff-yes = Hủy và báo cho { $count } người
button-chair-ground = { $index }. { $article }
button-count = { $which ->
        [expected] Dự kiến
        [invited] Đã mời
       *[attended] Đã dự
    }
button-people = Ghi số khác
button-next-page = Trang sau
button-candidates = Đưa phản ánh vào
button-add-to-agenda = { $code } { TITLE($title) }
button-add-all = Đưa tất cả { $count } phản ánh vào
button-agenda-item = { $index }. { TITLE($title) }
button-item-decide = Ghi kết quả tại hội nghị
button-give-to = Giao cơ quan khác
button-take-off = Đưa ra khỏi chương trình
button-take-off-yes = Đưa ra
button-back-to-item = Về việc này
button-remind-drafts = Nhắc { $count } cơ quan
button-register = Đăng ký phát biểu
button-draft = Viết dự thảo trả lời
button-drafts = Xem các việc
