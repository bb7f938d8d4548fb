"""
LibreOffice's mail merge over people.csv in a folder: one PDF of all envelopes, or letters, and the seconds that it took.
Usage: mailMerge.py FOLDER envelopes|letters
"""

import os
import signal
import subprocess
import sys
import time

import uno
from com.sun.star.awt import Size
from com.sun.star.beans import PropertyValue
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK

folder, what = sys.argv[1:]
url = uno.systemPathToFileUrl
pipe = f"laike{os.getpid()}"
office = subprocess.Popen(
    [
        "soffice",
        "--headless",
        "--norestore",
        f"-env:UserInstallation={url(os.path.join(folder, 'profile'))}",
        f"--accept=pipe,name={pipe};urp;",
    ],
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
    # What is started starts others: they end together.
    start_new_session=True,
)

letter = (
    "　　您好。",
    "　　感谢您一直以来的信任。过去的一年里，您提出的意见帮助我们把产品和服务做得更好。",
    "　　今后如有任何需要，请随时与我们联系，我们会尽力为您办好。",
    "　　此致",
    "敬礼",
)


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.2)
    raise SystemExit("LibreOffice did not start")


try:
    context = connect()
    make = lambda name: context.ServiceManager.createInstanceWithContext(name, context)
    databases = make("com.sun.star.sdb.DatabaseContext")
    source = databases.createInstance()
    source.URL = "sdbc:flat:" + url(folder)
    source.Info = (prop("Extension", "csv"), prop("HeaderLine", True), prop("FieldDelimiter", ","), prop("CharSet", "UTF-8"))
    source.DatabaseDocument.storeAsURL(url(os.path.join(folder, "people.odb")), ())
    databases.registerObject("people", source)

    document = make("com.sun.star.frame.Desktop").loadComponentFromURL("private:factory/swriter", "_blank", 0, (prop("Hidden", True),))
    page = document.StyleFamilies.getByName("PageStyles").getByName("Standard")
    if what == "envelopes":
        page.Size = Size(22000, 11000)
        page.TopMargin = page.BottomMargin = page.LeftMargin = page.RightMargin = 1200
    else:
        page.Size = Size(21000, 29700)
    text = document.Text
    cursor = text.createTextCursor()
    for name in ("postcode", "address", "firm", "person"):
        master = document.createInstance("com.sun.star.text.fieldmaster.Database")
        master.DataBaseName, master.DataTableName, master.DataColumnName = "people", "people", name
        field = document.createInstance("com.sun.star.text.TextField.Database")
        field.attachTextFieldMaster(master)
        text.insertTextContent(cursor, field, False)
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    for paragraph in letter if what == "letters" else ():
        text.insertString(cursor, paragraph, False)
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    piece = url(os.path.join(folder, "piece.odt"))
    document.storeAsURL(piece, (prop("FilterName", "writer8"),))
    document.close(True)

    merge = make("com.sun.star.text.MailMerge")
    merge.DocumentURL = piece
    merge.DataSourceName, merge.CommandType, merge.Command = "people", 0, "people"
    merge.OutputType = 2
    merge.OutputURL = url(folder)
    merge.FileNamePrefix = what
    merge.FileNameFromColumn = False
    merge.SaveAsSingleFile = True
    merge.SaveFilter = "writer_pdf_Export"
    began = time.time()
    merge.execute(())
    print("seconds", time.time() - began)
finally:
    os.killpg(office.pid, signal.SIGKILL)
