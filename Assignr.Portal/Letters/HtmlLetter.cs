namespace Assignr.Portal.Letters;

/// <summary>
/// The HTML part: tables and inline styles, because mail programs support little else; nothing in it is loaded from elsewhere. Lines break
/// only inside tags and between blocks, where it has no effect.
/// </summary>
internal static class HtmlLetter
{
    private static readonly Markup Cell = new("padding:9px 12px 9px 0;border-top:1px solid #DFDCD3;font-size:15px;line-height:22px");

    // Fonts are inherited from the outermost cell. The rule for td, h1 and h2 is for Outlook, which does not inherit them.
    // No line begins with a dot: SMTP would have to double it, and MailKit would copy every letter for that.
    private static readonly Markup Styles = new("""
        <style>
        :root{color-scheme:light dark}
        td,h1,h2{font-family:Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif}
        a[x-apple-data-detectors]{color:inherit!important;text-decoration:none!important}
        @media (max-width:479px){.edge{padding:0 0 24px!important
        }.card{border-radius:0!important
        }.pad{padding:28px 20px 32px!important
        }.wide{width:100%!important
        }.row{display:block!important;border-top:1px solid #DFDCD3;padding:9px 0!important
        }.row td{display:inline-block!important;border-top:0!important;padding:0!important
        }.row .when{display:block!important
        }.row .what{margin-right:8px
        }}
        @media (prefers-color-scheme:dark){.bg{background:#111412!important
        }.sf{background:#191D1A!important
        }.t1{color:#ECEEE9!important
        }.t2{color:#A9B1AB!important
        }.lk{color:#5DC98A!important
        }.ln{border-color:#2C332E!important
        }.nt{background:#202622!important;border-color:#747D77!important
        }.bt{background:#5DC98A!important
        }.bt a{color:#06210F!important
        }.st{background:repeating-linear-gradient(90deg,#ECEEE9 0 6px,#191D1A 6px 12px)!important
        }}
        </style>
        """);

    public static string Write(LetterContent letter)
    {
        var html = new HtmlWriter();
        Begin(html, letter);
        foreach (var block in letter.Blocks)
            Write(html, block);
        End(html, letter);
        return html.ToString();
    }

    private static void Begin(HtmlWriter html, LetterContent letter) => html.Line($"""
        <!DOCTYPE html>
        <html lang="{letter.Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
        <title>{letter.Subject}</title>
        {Styles}
        </head>
        <body class="bg" bgcolor="#F6F5F0" style="margin:0;padding:0;background:#F6F5F0">
        <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">{letter.Preview}</div>
        <div role="article" aria-label="{letter.Subject}" lang="{letter.Language}">
        <table role="presentation" class="bg" width="100%" cellpadding="0" cellspacing="0" bgcolor="#F6F5F0"><tr>
        <td class="edge" align="center" style="padding:24px 20px;overflow-wrap:anywhere;word-break:break-word;
        font-family:Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
        <table role="presentation" class="sf card wide" width="560" cellpadding="0" cellspacing="0" bgcolor="#FFFFFF"
        style="width:100%;max-width:560px;border-radius:8px;overflow:hidden">
        <tr><td class="st" height="12" bgcolor="#171B19"
        style="height:12px;font-size:0;line-height:0;
        background:repeating-linear-gradient(90deg,#171B19 0 6px,#FFFFFF 6px 12px)">&nbsp;</td></tr>
        <tr><td class="pad" align="left" style="padding:28px 36px 32px">
        <p class="t1" style="margin:0 0 24px;color:#171B19;font-size:15px;line-height:20px;font-weight:bold">{letter.SiteName}</p>
        <h1 class="t1"
        style="margin:0 0 10px;color:#171B19;font-size:24px;line-height:32px;font-weight:bold;letter-spacing:-.3px">{letter.Title}</h1>
        """);

    private static void Write(HtmlWriter html, LetterBlock block)
    {
        switch (block)
        {
            case Lead lead:
                html.Line($"""
                    <p class="t1" style="margin:0 0 24px;color:#171B19;font-size:16px;line-height:25px">{lead.Phrase}</p>
                    """);
                break;
            case Paragraph paragraph:
                html.Line($"""
                    <p class="t1" style="margin:0 0 16px;color:#171B19;font-size:15px;line-height:23px">{paragraph.Phrase}</p>
                    """);
                break;
            case Button button:
                html.Line($"""
                    <table role="presentation" class="wide" cellpadding="0" cellspacing="0"><tr>
                    <td class="bt" align="center" bgcolor="#1B6B3E"
                    style="background:#1B6B3E;border-radius:6px;mso-padding-alt:14px 28px"><a href="{button.Link}"
                    style="display:block;padding:14px 28px;color:#FFFFFF;font-size:16px;line-height:20px;font-weight:bold;
                    text-decoration:none;border-radius:6px">{button.Label}</a></td></tr></table>
                    """);
                break;
            case Details details:
                html.Line($"""
                    <p class="t2" style="margin:14px 0 24px;color:#565D59;font-size:14px;line-height:21px">{details.Lines}</p>
                    """);
                break;
            case Quote quote:
                html.Line($"""
                    <table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td class="nt" bgcolor="#F3F1EB"
                    style="padding:14px 16px;border-left:3px solid #858A84">
                    <p class="t2" style="margin:0 0 4px;color:#565D59;font-size:13px;line-height:18px">{quote.Head}</p>
                    <p class="t1" style="margin:0;color:#171B19;font-size:15px;line-height:23px">{quote.Lines}</p></td></tr></table>
                    """);
                break;
            case Schedule schedule:
                Write(html, schedule);
                break;
            case LinkList list:
                Write(html, list);
                break;
            case LinkInFull full:
                html.Line($"""
                    <p class="t2 ln"
                    style="margin:24px 0 0;padding:20px 0 0;border-top:1px solid #DFDCD3;color:#565D59;font-size:13px;
                    line-height:20px">{full.Help}
                    <br><a class="lk" href="{full.Link}" style="color:#1B6B3E;word-break:break-all">{full.Link}</a></p>
                    """);
                break;
            case SmallPrint small:
                html.Line($"""
                    <p class="t2" style="margin:14px 0 0;color:#565D59;font-size:13px;line-height:20px">{small.Phrase}</p>
                    """);
                break;
            case SmallLink small:
                html.Line($"""
                    <p class="t2" style="margin:14px 0 0;color:#565D59;font-size:13px;line-height:20px"><a class="lk"
                    href="{small.Link}" style="color:#1B6B3E">{small.Label}</a></p>
                    """);
                break;
            default:
                throw new NotSupportedException($"The HTML part has no {block.GetType().Name}.");
        }
    }

    private static void Head(HtmlWriter html, string head) => html.Line($"""
        <h2 class="t1" style="margin:28px 0 10px;color:#171B19;font-size:16px;line-height:24px;font-weight:bold">{head}</h2>
        """);

    private static void Write(HtmlWriter html, LinkList list)
    {
        Head(html, list.Head);
        foreach (var row in list.Rows)
        {
            html.Line($"""
                <p class="ln" style="{Cell};margin:0;padding-right:0"><a class="lk" href="{row.Link}"
                style="color:#1B6B3E">{row.Label}</a></p>
                """);
        }
    }

    private static void Write(HtmlWriter html, Schedule schedule)
    {
        Head(html, schedule.Head);
        html.Line($"""<table width="100%" style="border-collapse:collapse">""");
        foreach (var row in schedule.Rows)
        {
            html.Line($"""
                <tr class="row ln" valign="top"><td class="t2 ln when"
                style="{Cell};color:#565D59;white-space:nowrap">{row.When}</td><td class="t1 ln what"
                style="{Cell};color:#171B19;font-weight:bold">{row.What}</td><td class="t2 ln"
                style="{Cell};padding-right:0;color:#565D59">{row.As}</td></tr>
                """);
        }
        html.Line($"</table>");
    }

    private static void End(HtmlWriter html, LetterContent letter) => html.Line($"""
        </td></tr></table>
        <p class="t2" style="margin:16px 0 0;padding:0 20px;color:#565D59;font-size:12px;line-height:18px">{letter.SentTo}</p>
        </td></tr></table>
        </div>
        </body>
        </html>
        """);
}
