## Files that people send: what is asked about them, and why some are not taken

ask-what-media = { $kind ->
        [voice] I have received the recording; an officer will listen to it. A machine cannot understand it yet, so please write one more sentence: what is the matter, and where?
        [video] I have received the video. Please write one more sentence: what is the matter, and where?
        [document] I have received the document. Please write one more sentence: what is the matter, and where?
        [location] I have received the location. Please write one more sentence: what is the matter there?
       *[several] I have received what you sent. Please write one more sentence: what is the matter, and where?
    }{ $recent ->
        [0] { "" }
       *[other] { "" }

    If it belongs to a petition that you have sent, press “Add to petition”.
    }
media-heard = heard by a machine: { $text }
file-voice = Recording of petition { $code }
file-video = Video of petition { $code }
file-document = Document of petition { $code }

-can-be-sent = You may send: photos (JPG, PNG), recordings (MP3, M4A, OGG, WAV), videos (MP4, 3GP, WebM), documents (PDF, Word .docx, Excel .xlsx, ODT, ODS) or plain text files.
media-unknown = That file is of a kind that I cannot take yet, so it was not kept. { -can-be-sent }
media-program = That file is a program or a web page, which I do not take, for safety. { -can-be-sent }
media-archive = That file is an archive or hides another file, which I do not take, for safety. Please unpack it and send the files one by one. { -can-be-sent }
media-macros = That document holds small programs (macros), which I do not take, for safety. Please save it as PDF and send it again.
media-old-office = That document is an old kind of Word or Excel file (.doc, .xls), which I cannot take. Please save it as .docx, .xlsx or PDF, or send a photo of it.
media-heic = That photo is a HEIC file of a telephone, which I cannot open yet. Please send it as JPG: a screenshot of it will do.
media-broken = That file is damaged or empty, and I cannot open it. Please send it again.
media-too-large = That file is larger than 20 MB, which I cannot keep. Please send a smaller file, or a shorter film.
media-too-many-pixels = That photo is too large for me to open. Please send a smaller one.
media-infected = That file holds a virus, so I do not take it. Please check your computer or telephone, then send a photo instead of the file.
media-try-again = I cannot take that file just now, because of trouble on our side. What you wrote is kept. Please send the file again in a few minutes.
