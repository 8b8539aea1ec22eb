using System.Globalization;
using Assignr.Portal.Data;
using Assignr.Portal.Mail.Transports;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.SenderDomain;

/// <summary>What came back of the letters of the last 30 days.</summary>
/// <param name="Sent">Letters that a mail server took.</param>
/// <param name="Returned">Those of them that came back, complaints among them.</param>
/// <param name="Complaints">Addresses whose reader complained; a complaint that was lifted does not count.</param>
public sealed record Rates(int Sent, int Returned, int Complaints)
{
    public const int Days = 30;

    /// <summary>Where large receivers begin to object, and where they refuse: complaints for each 1,000 letters.</summary>
    private const double Objected = 1;
    private const double Refused = 3;

    /// <summary>Below so many, a single complaint is above the first limit.</summary>
    private const int FewestToJudge = 1000;

    /// <summary>Null where nothing was sent.</summary>
    public CheckState? State => Sent == 0 ? null : Complaints * 1000.0 >= Objected * Sent ? CheckState.Wrong : CheckState.Good;

    public string Says => Sent == 0 ? $"No email left in the last {Days} days."
        : $"Of {Figures.Count(Sent, "email")}, {Returned.Grouped()} came back ({Percent(Returned)}), and "
            + (Complaints == 1 ? "1 reader" : $"{Complaints.Grouped()} readers") + $" complained ({Percent(Complaints)}).";

    public IReadOnlyList<string> Remarks =>
    [
        "Large receivers want complaints below 0.1 %, and refuse above 0.3 %.",
        .. State is CheckState.Wrong
            ? [Complaints * 1000.0 >= Refused * Sent ? "Here they are above 0.3 %." : "Here they are above 0.1 %."]
            : Array.Empty<string>(),
        .. State is CheckState.Wrong && Sent < FewestToJudge
            ? [$"With fewer than {FewestToJudge.Grouped()} emails a single complaint is above 0.1 %."]
            : Array.Empty<string>(),
    ];

    internal static async Task<Rates> ReadAsync(PortalDb db, DateTimeOffset now, CancellationToken cancel)
    {
        var since = now.AddDays(-Days);
        var returned = await db.Attempts.Where(attempt => attempt.Phase == Phases.Report && attempt.At > since)
            .Select(attempt => attempt.MessageId).Distinct().CountAsync(cancel);
        // What came back is no longer handed over.
        return new Rates(
            await db.Messages.CountAsync(message => message.HandedOverAt > since, cancel) + returned, returned,
            await db.Addresses.Where(address => address.ComplainedAt > since).Select(address => address.Key).Distinct().CountAsync(cancel));
    }

    private string Percent(int count) => string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / Sent:0.##} %");
}
