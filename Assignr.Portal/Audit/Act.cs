namespace Assignr.Portal.Audit;

/// <summary>The stored names of everything that is audited.</summary>
public static class Act
{
    public const string SiteSetUp = "site.set-up";
    public const string SettingsChanged = "settings.changed";
    public const string WordsChanged = "settings.words-changed";
    public const string CopyAsked = "settings.copy-asked";
    public const string TestEmailAsked = "settings.test-email";
    public const string MailHeld = "mail.held";
    public const string MailResumed = "mail.resumed";
    public const string MailReturned = "mail.returned";
    public const string ReportUnclear = "mail.report-unclear";
    public const string MailCancelled = "mail.cancelled";
    public const string RefusedRetried = "mail.retried";

    public const string PersonAdded = "person.added";
    public const string PersonChanged = "person.changed";
    public const string AddressesChanged = "person.addresses-changed";
    public const string AddressAsked = "person.address-asked";
    public const string AddressConfirmed = "person.address-confirmed";
    public const string AddressWithdrawn = "person.address-withdrawn";
    public const string PermissionsChanged = "person.permissions-changed";
    public const string PersonDeactivated = "person.deactivated";
    public const string NotTheirs = "person.not-theirs";
    public const string NoLongerOfficiates = "person.no-longer-officiates";
    public const string ComplaintLifted = "person.complaint-lifted";
    public const string WasAMistake = "person.was-a-mistake";
    public const string PersonDeleted = "person.deleted";
    public const string PersonCalled = "person.called";

    public const string GameAdded = "game.added";
    public const string GameChanged = "game.changed";
    public const string GameCancelled = "game.cancelled";
    public const string GameRestored = "game.restored";
    public const string Assigned = "game.assigned";
    public const string Unassigned = "game.unassigned";

    public const string ImportApplied = "import.applied";
    public const string ImportUndone = "import.undone";
    public const string ImportDownloaded = "import.downloaded";
    public const string PeopleExported = "people.exported";
    public const string GamesExported = "games.exported";

    public const string NewAccountEmailAsked = "new-account-email.asked";
    public const string RemindersStopped = "reminders.stopped";
    public const string RemindersDeclined = "reminders.declined";
    public const string RemindersAllowed = "reminders.allowed";
    public const string DigestChosen = "digest.chosen";
    public const string MailingSent = "mailing.sent";
    public const string MailingPlanned = "mailing.planned";
    public const string MailingTimeChanged = "mailing.time-changed";
    public const string MailingPaused = "mailing.paused";
    public const string MailingWentOn = "mailing.went-on";
    public const string MailingStopped = "mailing.stopped";
    public const string MailingDownloaded = "mailing.downloaded";

    public const string LoggedIn = "login.done";
    public const string LoginRefused = "login.refused";
    public const string LockedOut = "login.locked-out";
    public const string LoggedOut = "login.ended";
    public const string SessionEnded = "login.session-ended";

    public const string LinkIssued = "link.issued";
    public const string LinksWithdrawn = "link.withdrawn";
    public const string LinkRefused = "link.refused";
    public const string CodeTyped = "link.code-typed";
    public const string CodeWrong = "link.code-wrong";
    public const string AccountActivated = "account.activated";
    public const string ResetAsked = "password.reset-asked";
    public const string ResetSent = "password.reset-sent";
    public const string PasswordReset = "password.reset";
    public const string PasswordChanged = "password.changed";
}
