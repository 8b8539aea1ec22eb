using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Bounces;

/// <summary>Lists a mail that came back and was not understood in the mail log: a person has to look at it in the mailbox, where
/// it stays.</summary>
internal sealed class ListUnclearReport(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    public Task RunAsync(UnclearReport report, CancellationToken cancel) => database.WriteAsync(async db =>
    {
        var message = await db.Messages.AsNoTracking().SingleOrDefaultAsync(message => message.Id == report.MessageId, cancel);
        var from = report.From.Length > 0 ? $"From {report.From}" : "From nobody";
        var about = message is not null ? $"It is about the email to {message.Address}."
            : report.MessageId is null ? "It does not say which of our emails it is about."
            : "The email that it is about is not here.";
        if (report.IsNotHandedOver)
            about += " The server of the mailbox does not hand it over, and is asked for it again within some 30 hours.";
        db.Record(Caller.Portal, Act.ReportUnclear, clock.GetUtcNow(), message?.PersonId,
            $"{from}: “{(report.Subject.Length > 0 ? report.Subject : "no subject")}”. {about}");
    }, cancel);
}
