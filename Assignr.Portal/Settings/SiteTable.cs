using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Assignr.Portal.Settings;

internal sealed class SiteTable : IEntityTypeConfiguration<Site>
{
    public void Configure(EntityTypeBuilder<Site> table)
    {
        table.ToTable("Site");
        table.Property(site => site.Id).ValueGeneratedNever();
        table.Ignore(site => site.TimeZone);
        table.Ignore(site => site.Style);
        // The default is for a row from before these columns; a site always sets its own values.
        table.Property(site => site.Hours).HasDefaultValue(ClockHours.TwentyFour).ValueGeneratedNever();
        table.Property(site => site.DateOrder).HasDefaultValue(DateOrder.DayFirst).ValueGeneratedNever();
        table.Property(site => site.UsualReminders).HasConversion(days => days!.Text, text => ReminderDays.Stored(text));
    }
}
