namespace Assignr.Portal.Audit.Timelines;

/// <summary>The words for audited acts. Acts that the entry of an email already tells, such as a link issued, have none.</summary>
internal static class TimelineActs
{
    private static readonly Dictionary<string, (TimelineKind Kind, TimelineMark Mark, string Title)> Words = new()
    {
        [Act.PersonAdded] = (TimelineKind.Changes, TimelineMark.Added, "Added"),
        [Act.PersonChanged] = (TimelineKind.Changes, TimelineMark.Changed, "Profile changed"),
        [Act.AddressesChanged] = (TimelineKind.Changes, TimelineMark.Changed, "Addresses changed"),
        [Act.AddressAsked] = (TimelineKind.Changes, TimelineMark.Waiting, "Address waits for confirmation"),
        [Act.AddressConfirmed] = (TimelineKind.Changes, TimelineMark.Link, "Used the link and confirmed an address"),
        [Act.AddressWithdrawn] = (TimelineKind.Changes, TimelineMark.Cancelled, "Address no longer waits for confirmation"),
        [Act.PermissionsChanged] = (TimelineKind.Changes, TimelineMark.Changed, "Permissions changed"),
        [Act.PersonDeactivated] = (TimelineKind.Changes, TimelineMark.Deactivated, "Deactivated"),
        [Act.NotTheirs] = (TimelineKind.Changes, TimelineMark.Refused, "Said that the address is not theirs"),
        [Act.NoLongerOfficiates] = (TimelineKind.Changes, TimelineMark.Refused, "Said that they no longer officiate"),
        [Act.ComplaintLifted] = (TimelineKind.Changes, TimelineMark.Changed, "Complaint lifted"),
        [Act.WasAMistake] = (TimelineKind.Changes, TimelineMark.Changed, "Said by mistake"),
        [Act.PersonCalled] = (TimelineKind.Changes, TimelineMark.Called, "Called by phone"),
        [Act.Assigned] = (TimelineKind.Games, TimelineMark.Game, "Assigned"),
        [Act.Unassigned] = (TimelineKind.Games, TimelineMark.Game, "Taken off a game"),
        [Act.NewAccountEmailAsked] = (TimelineKind.Emails, TimelineMark.Waiting, "New account email asked for"),
        [Act.RemindersStopped] = (TimelineKind.Emails, TimelineMark.Cancelled, "Reminders stopped"),
        [Act.RemindersDeclined] = (TimelineKind.Emails, TimelineMark.Cancelled, "Asked for no more reminders"),
        [Act.RemindersAllowed] = (TimelineKind.Emails, TimelineMark.Changed, "Reminders allowed again"),
        [Act.DigestChosen] = (TimelineKind.Changes, TimelineMark.Changed, "Chose how often the digest comes"),
        [Act.LinksWithdrawn] = (TimelineKind.Emails, TimelineMark.Cancelled, "Links withdrawn"),
        [Act.ResetAsked] = (TimelineKind.Emails, TimelineMark.Link, "Asked to reset the password"),
        [Act.ResetSent] = (TimelineKind.Emails, TimelineMark.Waiting, "Password reset asked for"),
        [Act.MailHeld] = (TimelineKind.Mail, TimelineMark.Refused, "Mail held"),
        [Act.MailResumed] = (TimelineKind.Mail, TimelineMark.Sent, "Mail let go on"),
        [Act.MailCancelled] = (TimelineKind.Mail, TimelineMark.Cancelled, "Waiting mail cancelled"),
        [Act.ReportUnclear] = (TimelineKind.Emails, TimelineMark.Refused, "Something came back that could not be understood"),
        [Act.RefusedRetried] = (TimelineKind.Mail, TimelineMark.Waiting, "Refused mail retried"),
        [Act.LinkRefused] = (TimelineKind.SignIns, TimelineMark.Link, "Opened a link that no longer works"),
        [Act.CodeTyped] = (TimelineKind.SignIns, TimelineMark.Link, "Typed the code of an email"),
        [Act.CodeWrong] = (TimelineKind.SignIns, TimelineMark.Refused, "A wrong code was typed"),
        [Act.AccountActivated] = (TimelineKind.SignIns, TimelineMark.Link, "Used the link and chose a password"),
        [Act.LoggedIn] = (TimelineKind.SignIns, TimelineMark.LoggedIn, "Logged in"),
        [Act.LoggedOut] = (TimelineKind.SignIns, TimelineMark.Cancelled, "Signed out"),
        [Act.SessionEnded] = (TimelineKind.SignIns, TimelineMark.Cancelled, "Signed out another browser"),
        [Act.LoginRefused] = (TimelineKind.SignIns, TimelineMark.Refused, "Login refused"),
        [Act.LockedOut] = (TimelineKind.SignIns, TimelineMark.Refused, "Locked out after wrong passwords"),
        [Act.PasswordReset] = (TimelineKind.SignIns, TimelineMark.Link, "Used the link and chose a new password"),
        [Act.PasswordChanged] = (TimelineKind.SignIns, TimelineMark.Changed, "Changed the password"),
    };

    public static IReadOnlyList<string> Of(TimelineKind kind) =>
        [.. Words.Where(word => kind == TimelineKind.Everything || word.Value.Kind == kind).Select(word => word.Key)];

    public static TimelineEntry Tell(AuditEntry entry)
    {
        var (kind, mark, title) = Words[entry.Act];
        return new TimelineEntry { At = entry.At, Kind = kind, Mark = mark, Title = title, Text = string.Join(' ', Sentences(entry)) };
    }

    private static IEnumerable<string> Sentences(AuditEntry entry)
    {
        if (entry.ActorId is not null && entry.ActorId != entry.PersonId)
            yield return $"By {entry.ActorName}.";
        if (entry.Detail is { Length: > 0 } detail)
            yield return detail.EndsWith('.') ? detail : $"{detail}.";
        if (entry.ActorId is null || entry.ActorId == entry.PersonId)
        {
            if (entry.IpAddress is { } address)
                yield return $"From {address}.";
        }
    }
}
