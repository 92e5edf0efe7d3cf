## Matters on an agenda: what their petitioners and secretaries hear

notice-registration-open =
    Hội nghị đã nhận đăng ký phát biểu: { $title }.

    • Thời gian: { $time }, { DAY($day) }
    • Địa điểm: { $place }{ HAS($until) ->
        [no] { "" }
       *[yes] { "" }
    • Nhận ý kiến đến hết { DAY($until) }
    }

    Phản ánh “{ TITLE($item) }” của bà con được đưa vào hội nghị này. Muốn phát biểu về việc đó, bà con bấm “Đăng ký phát biểu”. Cần hỏi thêm: { $contact }.
secretary-withdrawn = HN{ $number }: người dân đã rút phản ánh { $code } (“{ TITLE($item) }”), nên tôi đưa việc này ra khỏi chương trình. Không cần làm gì thêm.
matter-not-for-dialogue =
    Nội dung này giống khiếu nại hoặc tố cáo. Theo luật, khiếu nại, tố cáo được giải quyết riêng, không đưa ra đối thoại, nên tôi không ghi vào danh sách phát biểu.

    Bà con gửi đơn hoặc đến trình bày với { $agency }. Địa chỉ: { $contact }.

    Nếu đây chỉ là góp ý, kiến nghị, bà con bấm “Đây chỉ là góp ý, kiến nghị” rồi viết lại.
error-not-for-dialogue = Phản ánh { $code } đang được giải quyết riêng theo luật khiếu nại, tố cáo, nên không đưa ra đối thoại được. Bà con vẫn nhận trả lời như thường. Muốn xem, nhắn /theodoi.
