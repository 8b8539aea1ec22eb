using Assignr.Portal.Access;
using Assignr.Portal.Audit;
using Assignr.Portal.Data;
using Assignr.Portal.Games;
using Assignr.Portal.Outcomes;
using Assignr.Portal.People;
using Microsoft.EntityFrameworkCore;

namespace Assignr.Portal.Settings.Page;

/// <summary>The result of saving.</summary>
/// <param name="ChangedMeanwhile">Another assignor saved since the page was opened, so nothing was saved.</param>
public sealed record SettingsChanged(bool ChangedMeanwhile = false) : Result;

[Allow(Who.Assignors)]
public sealed class ChangeSettings(IDbContextFactory<PortalDb> database, TimeProvider clock)
{
    private const string Theirs = "Not saved: somebody else changed the settings meanwhile.";

    /// <param name="caller">Who asks.</param>
    /// <param name="before">As the page showed it: where the database differs from it, another assignor has changed it.</param>
    /// <param name="after">As it should be.</param>
    public async Task<SettingsChanged> RunAsync(Caller caller, SettingsInput before, SettingsInput after,
        CancellationToken cancel = default)
    {
        caller.Demand(this);
        var problems = new List<Problem>();
        var name = Text.OneLine(after.Name);
        if (name.Length is 0 or > Site.LongestName)
            problems.Add(name.Length == 0
                ? new Problem(nameof(after.Name), "Give the site a name: it stands on top of every email.")
                : new Problem(nameof(after.Name), $"At most {Site.LongestName} characters."));
        if (!Site.IsTimeZone(after.TimeZoneId))
            problems.Add(new Problem(nameof(after.TimeZoneId), "Choose a time zone from the list."));
        if (!Enum.IsDefined(after.Hours))
            problems.Add(new Problem(nameof(after.Hours), "Choose 12 or 24 hours."));
        if (!Enum.IsDefined(after.DateOrder))
            problems.Add(new Problem(nameof(after.DateOrder), "Choose an order."));
        if (Text.OneLine(after.SenderName).Length > Site.LongestName)
            problems.Add(new Problem(nameof(after.SenderName), $"At most {Site.LongestName} characters."));
        if (Text.Lines(after.Note).Length > Site.LongestNote)
            problems.Add(new Problem(nameof(after.Note), $"At most {Site.LongestNote} characters."));
        var sender = AddressOf(after.SenderAddress, nameof(after.SenderAddress), problems);
        var replyTo = AddressOf(after.ReplyTo, nameof(after.ReplyTo), problems);
        var reminders = after.Reminders.Read(out var wrong);
        if (wrong is not null)
            problems.Add(new Problem(nameof(after.Reminders), wrong));
        return problems.Count > 0 ? new SettingsChanged { Problems = problems } : await database.WriteAsync(async db =>
        {
            var site = await db.Site.SingleAsync(cancel);
            var current = SettingsInput.Of(site);
            if (current != before)
                return new SettingsChanged(ChangedMeanwhile: true) { Problems = [new Problem(Theirs)] };
            var zone = site.TimeZone;
            site.Describe(name, after.TimeZoneId);
            await DaysWithoutTime.KeepAsync(db, zone, site, cancel);
            site.WriteTimes(new DateStyle(after.Hours, after.DateOrder));
            site.SendAs(after.SenderName, sender, replyTo);
            site.Remember(after.Note);
            site.Remind(reminders);
            if (SettingsInput.Of(site) is var saved && saved != current)
                db.Record(caller, Act.SettingsChanged, clock.GetUtcNow(), detail: Differences(current, saved));
            return new SettingsChanged();
        }, cancel);
    }

    private static string? AddressOf(string text, string field, List<Problem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var address = EmailAddress.Parse(text, out var problem);
        if (problem is not null)
            problems.Add(new Problem(field, problem));
        return address?.Value;
    }

    private static string Differences(SettingsInput before, SettingsInput after) =>
        string.Join(" ", new (string Label, string Before, string After)[]
    {
        ("Name", before.Name, after.Name),
        ("Time zone", before.TimeZoneId, after.TimeZoneId),
        ("Times", before.Hours.Words(), after.Hours.Words()),
        ("Dates", before.DateOrder.Words(), after.DateOrder.Words()),
        ("Sender name", before.SenderName, after.SenderName),
        ("Sender address", before.SenderAddress, after.SenderAddress),
        ("Reply-to", before.ReplyTo, after.ReplyTo),
        ("Usual reminders", before.Reminders.Read(out _)?.Words ?? "", after.Reminders.Read(out _)?.Words ?? ""),
    }.Where(field => field.Before != field.After).Select(field =>
        $"{field.Label}: {Shown(field.Before)} to {Shown(field.After)}.").Concat(before.Note == after.Note ? [] : ["Note changed."]));

    private static string Shown(string text) => text.Length == 0 ? "nothing" : text;
}
