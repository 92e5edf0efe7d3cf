## What channels without buttons and files add to a message

letters-choose = Please answer with one letter:
letters-place = Place: { $point }
letters-document = { $name } (can be opened until { DAY($day) }): { $link }
letters-photo = Photo: { $link }
