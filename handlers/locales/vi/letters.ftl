## What channels without buttons and files add to a message

letters-choose = Xin nhắn một chữ cái để chọn (thay cho bấm nút):
letters-place = Vị trí: { $point }
letters-document = { $name } (mở được đến { DAY($day) }): { $link }
letters-photo = Ảnh: { $link }
link-expired = Liên kết này đã hết hạn, không mở được nữa. Bà con liên hệ { $contact } để nhận lại. Cán bộ mở lại hồ sơ trong cuộc trò chuyện (/xem, /hoso) để có liên kết mới.
link-unknown = Liên kết này không mở được. Bà con bấm vào liên kết trong tin nhắn, đừng chép bằng tay. Nếu vẫn không được, xin liên hệ { $contact }.

## What administrators are told of the channels

quota-warning =
    Gói tin { $plan ->
        [zalo_bot] Zalo Bot
       *[other] { $plan }
    } tháng { $month } đã dùng { $used } trên { $limit } tin ({ $percent } %). Hết gói thì bà con dùng Zalo không nhận được tin nào nữa cho đến tháng sau. Xin nâng gói ở Zalo trước khi hết, rồi sửa ZALO_BOT_MONTHLY_MESSAGES.
