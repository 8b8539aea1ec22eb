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
        table.Property(site => site.Hours).HasDefaultValue(ClockHours.TwentyFour);
        table.Property(site => site.DateOrder).HasDefaultValue(DateOrder.DayFirst);
        table.Property(site => site.Name).HasMaxLength(Site.LongestName);
        table.Property(site => site.Note).HasMaxLength(Site.LongestNote);
    }
}
