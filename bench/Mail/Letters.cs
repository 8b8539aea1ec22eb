using System.Text;
using Assignr.Portal.Letters;
using Assignr.Portal.Mail;
using Assignr.Portal.Mail.Outbox;
using Assignr.Portal.NewAccounts.Letters.NewAccount;
using Assignr.Portal.People;

namespace Assignr.Bench.Mail;

/// <summary>New account emails as the portal writes them, about 6 KB each, from facts without a database.</summary>
internal static class Letters
{
    private static readonly Portal.Settings.Site League = Portal.Settings.Site.New();

    public static (NewAccountFacts Facts, Message Message, EmailAddress To) For(int number)
    {
        var address = $"official{number}@officials.example.com";
        var facts = new NewAccountFacts
        {
            Site = League,
            FirstName = $"First{number % 977}",
            FullName = $"First{number % 977} Last{number}",
            Address = address,
            UserName = address,
            Link = $"https://portal.example.test/choose-password/{Portal.Tokens.Secret.Mint().Raw}",
            Code = LetterCode.Of("ABCD-EFGH", "https://portal.example.test/start"),
            NotYou = $"https://portal.example.test/not-you/{Portal.Tokens.Secret.Mint().Raw}",
            WorksUntil = DateTimeOffset.UnixEpoch.AddYears(57),
            AskedByName = "Marcy Dolan",
            ReplyTo = "marcy.dolan@league.example.com",
            Note = "See you at the clinic on Saturday. Bring your rule book and your whistle.",
            Games = [new LetterGame(DateTimeOffset.UnixEpoch.AddYears(57), $"Home {number % 400}",
                $"Away {number / 400}", "Head Linesman")],
        };
        var message = new Message
        {
            Kind = "new-account",
            Lane = Lane.Bulk,
            Address = address,
            AskedAt = DateTimeOffset.UnixEpoch,
            DueAt = DateTimeOffset.UnixEpoch
        };
        return (facts, message, EmailAddress.Parse(address, out _)!);
    }

    /// <summary>One of them as a file for smtp-source.</summary>
    public static async Task<string> FileAsync()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "letter.eml");
        await using var league = await Mail.League.StartAsync(0, 1, 1);
        var (facts, message, to) = For(1);
        var letter = league.Site.Get<LetterComposer>().Compose(league.Site.Get<NewAccountLetterWriter>().Write(facts), message, to,
            facts.Site, DateTimeOffset.UnixEpoch);
        using var written = new MemoryStream();
        await letter.WriteToAsync(written);
        // smtp-source itself makes the line breaks of SMTP.
        await File.WriteAllTextAsync(path, Encoding.ASCII.GetString(written.ToArray()).ReplaceLineEndings("\n"));
        return path;
    }
}
