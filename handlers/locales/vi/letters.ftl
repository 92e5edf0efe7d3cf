## What channels without buttons and files add to a message

letters-choose = Bà con trả lời bằng một chữ cái:
letters-place = Vị trí: { $point }
letters-document = { $name } (mở được đến { DAY($day) }): { $link }
letters-photo = Ảnh: { $link }
