using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Mail;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using LinkOptions = Assignr.Portal.Tokens.LinkOptions;

namespace Assignr.Portal.NewAccounts;

/// <summary>
/// Send Emails: the mailing and its messages in one transaction, for exactly those who were shown. However often one press arrives,
/// it counts once (BAR 39).
/// </summary>
[Allow(Who.Assignors)]
public sealed class SendMailing(IDbContextFactory<PortalDb> database, MailBell bell, IOptions<LinkOptions> links, TimeProvider clock)
{
    /// <summary>How long nothing leaves after the press, so that it can be taken back.</summary>
    public static TimeSpan UndoWindow { get; } = TimeSpan.FromSeconds(10);

    /// <param name="press">Made by the server when the dialog opened; the same for every arrival of one press.</param>
    /// <param name="seen">What the assignor saw when they pressed.</param>
    /// <param name="note">Plain text for the letter, at most <see cref="Site.LongestNote"/> characters.</param>
    public async Task<SendMailingResult> RunAsync(Caller caller, Guid press, MailingPreview seen, string? note, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var words = Text.Lines(note) is { Length: > 0 } text ? text : null;
        if (words is { Length: > Site.LongestNote })
            return new SendMailingResult { Sentence = $"The note is too long: at most {Site.LongestNote} characters." };
        SendMailingResult result;
        try
        {
            result = await database.WriteAsync(db => SendAsync(db, caller, press, seen, words, cancel), cancel);
        }
        catch (DbUpdateException) when (cancel.IsCancellationRequested is false)
        {
            // Two arrivals of one press at the same moment: the unique index let one through, and that one is the answer.
            result = await database.WriteAsync(db => SendAsync(db, caller, press, seen, words, cancel), cancel);
        }
        if (result is { MailingId: { } id, IsNew: true })
        {
            bell.Ring();
            bell.Tell(new MailMoved([id], [.. seen.Recipients.Select(recipient => recipient.PersonId)]));
        }
        return result;
    }

    private async Task<SendMailingResult> SendAsync(
        PortalDb db, Caller caller, Guid press, MailingPreview seen, string? note, CancellationToken cancel)
    {
        if (await db.Mailings.Where(mailing => mailing.PressKey == press).Select(mailing => (Guid?)mailing.Id).SingleOrDefaultAsync(cancel) is { } before)
            return new SendMailingResult { MailingId = before };
        var now = clock.GetUtcNow();
        var (current, verdicts) = await MailingPreviews.ReadAsync(db, seen.Audience, seen.Among, seen.SendAgain, seen.PreviewedAt, links.Value.NewAccountDays, now, cancel);
        if (current.Fingerprint() != seen.Fingerprint())
        {
            return new SendMailingResult
            {
                Fresh = current,
                Sentence = "Nothing was sent: the list changed while you looked at it. Look again, then press Send Emails.",
                Changes = PreviewChanges.Between(seen, current, verdicts, await db.Site.AsNoTracking().SingleAsync(cancel), now),
            };
        }
        if (current.Recipients.Count == 0)
            return new SendMailingResult { Sentence = "Nobody gets an email, so nothing was sent." };
        var mailing = new Mailing
        {
            PressKey = press,
            Audience = seen.Audience,
            ImportId = seen.Among?.ImportId,
            ImportName = seen.Among?.Name,
            AskedBy = caller.PersonId ?? Guid.Empty,
            AskedByName = caller.Name,
            AskedAt = now,
            StartsAt = now + UndoWindow,
            PeopleCount = current.Recipients.Count,
            MessageCount = current.Messages,
            Note = note,
        };
        db.Mailings.Add(mailing);
        (await db.Site.SingleAsync(cancel)).Remember(note);
        db.Record(caller, Act.MailingSent, now, detail: Detail(current));
        await db.SaveChangesAsync(cancel);
        var order = new NewAccountOrder { Lane = Lane.Bulk, MailingId = mailing.Id, DueAt = mailing.StartsAt };
        await NewAccountQueue.QueueAsync(db, caller, verdicts, order, now, cancel);
        return new SendMailingResult { MailingId = mailing.Id, IsNew = true };
    }

    private static string Detail(MailingPreview preview) =>
        $"{MailingPreview.Emails(preview.Messages)} to {preview.Recipients.Count} of {preview.Audience.Words()}{(preview.Among is { } among ? $" of {among.Name}" : "")}"
        + (preview is { SendAgain: true, EmailedInTheLast24Hours: > 0 and var again } ? $", {again} of them emailed in the last 24 hours already" : "");
}

/// <summary>A mailing, or why there is none.</summary>
public sealed record SendMailingResult
{
    /// <summary>The mailing of this press, whether it was made now or by an earlier arrival.</summary>
    public Guid? MailingId { get; init; }

    internal bool IsNew { get; init; }

    /// <summary>Why nothing was sent; empty where something was.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>The list as it is now, where it is no longer the one that was seen.</summary>
    public MailingPreview? Fresh { get; init; }

    /// <summary>What changed, a sentence each.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];
}
