using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Settings;
using Assignr.Portal.Shell;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Mail;

/// <summary>Whether mail goes and, where it does not, how much waits: for the notice on every page.</summary>
[Allow(Who.Readers)]
public sealed class LookAtMail(IDbContextFactory<PortalDb> database, MailChannel channel, TimeProvider clock)
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
            await db.Site.AsNoTracking().SingleAsync(cancel),
            clock.GetUtcNow());
    }
}

/// <param name="Waiting">How many messages have not come to their end yet.</param>
public sealed record MailNews(ChannelState Channel, int Waiting, Site Site, DateTimeOffset Now)
{
    public string Title => Channel.Held is not null
        ? $"Mail has been held since {When(Channel.Since)}. {Channel.Reason}"
        : $"Mail has been paused since {When(Channel.Since)}. {Channel.Reason}";

    public string Text => $"Nothing is lost: {(Waiting == 1 ? "1 email waits" : $"{Waiting.Grouped()} emails wait")}. " + WhatNext;

    private string WhatNext => Channel.Held switch
    {
        null => (Channel.IsElsewhere ? "The portal that sends tries one every 30 seconds"
                : Channel.Rests(Now) ? $"The next try comes at {When(Channel.PausedUntil)}"
                : "One is being tried")
            + ", and mail goes on by itself when it gets through. If this lasts, tell whoever runs the portal.",
        HoldReason.Restored => "Look at what waits in the mail log, cancel what people have got already, then let mail go on.",
        _ => "Look at the refusals in the mail log. Wrong addresses: fix them there. If the mail server has something against you, ask "
            + "whoever runs it. Then let mail go on, and retry there who was refused for nothing.",
    };

    private string When(DateTimeOffset? time) => time is { } known && Site.Today(known) == Site.Today(Now)
        ? Shell.Dates.Time(known, Site)
        : Shell.Dates.Moment(time, Site, Now);

    /// <summary>Null where nothing can be done from this portal.</summary>
    public string? Button => Channel.Held is not null ? "Let mail go on" : Channel.IsElsewhere ? null : "Try now";
}
