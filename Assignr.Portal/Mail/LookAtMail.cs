using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Settings;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail;

/// <summary>Whether mail goes, and what waits where it does not: for the notice on every page.</summary>
[Allow(Who.Readers)]
public sealed class LookAtMail(IDbContextFactory<PortalDb> database, MailChannel channel)
{
    /// <returns>Null while mail goes.</returns>
    public async Task<MailNews?> RunAsync(Caller caller, CancellationToken cancel = default)
    {
        caller.Demand(this);
        var state = channel.State;
        if (state.Reason is null)
            return null;
        await using var db = await database.CreateDbContextAsync(cancel);
        return new MailNews(
            state,
            await db.Messages.CountAsync(message => message.SettledAt == null && message.CancelledAt == null, cancel),
            await db.Site.AsNoTracking().SingleAsync(cancel));
    }
}

/// <param name="Waiting">How many messages have not come to their end yet.</param>
public sealed record MailNews(ChannelState Channel, int Waiting, Site Site)
{
    public string Title => Channel.Held is not null
        ? $"Mail is held since {Shell.Dates.Time(Channel.Since, Site)}. {Channel.Reason}"
        : $"Mail pauses since {Shell.Dates.Time(Channel.Since, Site)}: {Channel.Reason}";

    public string Text => $"Nothing is lost: {(Waiting == 1 ? "1 email waits" : $"{Waiting} emails wait")}. " + Channel.Held switch
    {
        null => $"The next try comes at {Shell.Dates.Time(Channel.PausedUntil, Site)}.",
        HoldReason.Restored => "Look at what waits in the mail log, cancel what people have got already, then let mail go on.",
        _ => "Look at the refusals in the mail log: wrong addresses you mend there; where the mail server has something against you, ask whoever runs it. Then let mail go on.",
    };

    public string Button => Channel.Held is null ? "Try now" : "Let mail go on";
}
