namespace Assignr.Portal.Settings;

public enum ReminderChoice
{
    None = 0,
    Usual = 1,
    Own = 2,
}

/// <summary>Which reminders somebody chose, as it stands in a form.</summary>
/// <param name="Own">What is typed for <see cref="ReminderChoice.Own"/>; it stays when something else is chosen.</param>
public sealed record ReminderInput(ReminderChoice Choice = ReminderChoice.None, string Own = "")
{
    public static ReminderInput Of(ReminderDays? days) =>
        days is null ? new()
        : days == ReminderDays.Usual ? new(ReminderChoice.Usual)
        : new(ReminderChoice.Own, days.Typed);

    /// <param name="problem">The sentence at the field; null where nothing is wrong.</param>
    /// <returns>Null for no reminders, and where something is wrong.</returns>
    public ReminderDays? Read(out string? problem)
    {
        problem = null;
        return Choice switch
        {
            ReminderChoice.Usual => ReminderDays.Usual,
            ReminderChoice.Own => ReminderDays.Parse(Own, out problem),
            _ => null,
        };
    }
}
