using System.Text.RegularExpressions;
using MimeKit;

namespace Assignr.Portal.Mail.Transports.Pickup;

/// <summary>Reads what <see cref="PickupTransport"/> wrote; in Development only.</summary>
public sealed partial class Mailbox(PickupTransport pickup)
{
    /// <summary>Newest first.</summary>
    public async Task<MailboxPage> ListAsync(int page, CancellationToken cancel)
    {
        var names = Directory.Exists(pickup.Folder)
            ? [.. Directory.EnumerateFiles(pickup.Folder, "*.eml").Select(Path.GetFileNameWithoutExtension).OfType<string>()
                .OrderDescending(StringComparer.Ordinal)]
            : new List<string>();
        var entries = new List<MailboxEntry>();
        foreach (var name in names.Skip((page - 1) * MailboxPage.Size).Take(MailboxPage.Size))
        {
            if (await FindAsync(name, cancel) is { } letter)
                entries.Add(letter.Entry);
        }
        return new MailboxPage(entries, page, names.Count);
    }

    /// <summary>Null for a name that cannot be ours, or whose file is gone.</summary>
    public async Task<MailboxLetter?> FindAsync(string name, CancellationToken cancel)
    {
        var path = Path.Combine(pickup.Folder, name + ".eml");
        if (!NameOfOurs().IsMatch(name) || !File.Exists(path))
            return null;
        var raw = await File.ReadAllBytesAsync(path, cancel);
        using var stream = new MemoryStream(raw);
        return new MailboxLetter(name, await MimeMessage.LoadAsync(stream, cancel), raw);
    }

    [GeneratedRegex("^[0-9]{8}T[0-9]{9}Z-[0-9a-f]{32}$", RegexOptions.CultureInvariant)]
    private static partial Regex NameOfOurs();
}

public sealed record MailboxPage(IReadOnlyList<MailboxEntry> Entries, int Number, int Total)
{
    public const int Size = 50;
}

public sealed record MailboxEntry(string Name, string To, string Subject, DateTimeOffset At);

public sealed record MailboxLetter(string Name, MimeMessage Message, byte[] Raw)
{
    public MailboxEntry Entry => new(Name, string.Join(", ", Message.To.Mailboxes.Select(mailbox => mailbox.Address)),
        Message.Subject ?? "", Message.Date);
}
