## Files that people send: what is asked about them, and why some are not taken

ask-what-media = { $kind ->
        [voice] Tôi đã nhận được đoạn ghi âm, cán bộ sẽ nghe. Máy chưa nghe hiểu được, nên bà con viết thêm một câu giúp tôi nhé: việc gì, ở đâu?
        [video] Tôi đã nhận được video. Bà con viết thêm một câu giúp tôi nhé: việc gì, ở đâu?
        [document] Tôi đã nhận được tài liệu. Bà con viết thêm một câu giúp tôi nhé: việc gì, ở đâu?
        [location] Tôi đã nhận được vị trí. Bà con viết thêm một câu giúp tôi nhé: ở đó có việc gì?
       *[several] Tôi đã nhận được những gì bà con gửi. Bà con viết thêm một câu giúp tôi nhé: việc gì, ở đâu?
    }{ $recent ->
        [0] { "" }
       *[other] { "" }

    Nếu là để thêm vào phản ánh đã gửi, bà con bấm “Thêm vào phản ánh”.
    }
media-heard = máy nghe được: { $text }
file-voice = Ghi âm của phản ánh { $code }
file-video = Video của phản ánh { $code }
file-document = Tài liệu của phản ánh { $code }

-can-be-sent = Bà con có thể gửi: ảnh (JPG, PNG), ghi âm (MP3, M4A, OGG, WAV), video (MP4, 3GP, WebM), tài liệu (PDF, Word .docx, Excel .xlsx, ODT, ODS) hoặc tệp chữ thuần.
media-unknown = Tệp vừa rồi thuộc loại tôi chưa nhận được, nên không được giữ lại. { -can-be-sent }
media-program = Tệp vừa rồi là chương trình hoặc trang web, tôi không nhận vì lý do an toàn. { -can-be-sent }
media-archive = Tệp vừa rồi là tệp nén hoặc có tệp khác giấu bên trong, tôi không nhận vì lý do an toàn. Bà con mở ra và gửi từng tệp giúp tôi nhé. { -can-be-sent }
media-macros = Tài liệu vừa rồi có chương trình nhỏ (macro) bên trong, tôi không nhận vì lý do an toàn. Bà con lưu thành PDF rồi gửi lại giúp tôi nhé.
media-old-office = Tài liệu vừa rồi theo kiểu Word, Excel cũ (.doc, .xls), tôi không nhận được. Bà con lưu thành .docx, .xlsx hoặc PDF, hay chụp ảnh rồi gửi lại giúp tôi nhé.
media-heic = Ảnh vừa rồi theo kiểu HEIC của điện thoại, tôi chưa mở được. Bà con gửi ảnh kiểu JPG giúp tôi nhé: chụp màn hình ảnh đó rồi gửi cũng được.
media-broken = Tệp vừa rồi bị hỏng hoặc trống, tôi không mở được. Bà con gửi lại giúp tôi nhé.
media-too-large = Tệp vừa rồi lớn hơn 20 MB, tôi không giữ được. Bà con gửi tệp nhỏ hơn, hoặc quay đoạn ngắn hơn giúp tôi nhé.
media-too-many-pixels = Ảnh vừa rồi quá lớn, tôi không mở được. Bà con gửi ảnh nhỏ hơn giúp tôi nhé.
media-infected = Tệp vừa rồi có vi-rút, tôi không nhận. Bà con kiểm tra lại máy hoặc điện thoại, rồi gửi ảnh chụp thay cho tệp đó giúp tôi nhé.
media-try-again = Tệp vừa rồi lúc này tôi chưa nhận được, do máy bên tôi trục trặc. Lời bà con viết vẫn được giữ. Bà con gửi lại tệp sau ít phút giúp tôi nhé.
