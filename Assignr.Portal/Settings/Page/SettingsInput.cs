namespace Assignr.Portal.Settings.Page;

/// <summary>What assignors may change about the site. An empty text means "not set".</summary>
public sealed record SettingsInput
{
    public string Name { get; set; } = "";

    public string TimeZoneId { get; set; } = "";

    public ClockHours Hours { get; set; }

    public DateOrder DateOrder { get; set; }

    public string SenderName { get; set; } = "";

    public string SenderAddress { get; set; } = "";

    public string ReplyTo { get; set; } = "";

    public string Note { get; set; } = "";

    public ReminderInput Reminders { get; set; } = new();

    public static SettingsInput Of(Site site) => new()
    {
        Name = site.Name,
        TimeZoneId = site.TimeZoneId,
        Hours = site.Hours,
        DateOrder = site.DateOrder,
        SenderName = site.SenderName ?? "",
        SenderAddress = site.SenderAddress ?? "",
        ReplyTo = site.ReplyTo ?? "",
        Note = site.Note ?? "",
        Reminders = ReminderInput.Of(site.UsualReminders),
    };
}
