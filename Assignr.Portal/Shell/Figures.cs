using System.Globalization;

namespace Assignr.Portal.Shell;

public static class Figures
{
    /// <summary>With a comma between thousands: 10,607.</summary>
    public static string Grouped(this int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
