namespace Assignr.Portal.Tests.Shell;

internal static class Sheets
{
    /// <summary>A file of wwwroot, found from wherever the tests run.</summary>
    public static string Find(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "Assignr.Portal", "wwwroot", name);
            if (File.Exists(file))
                return file;
        }
        throw new FileNotFoundException(name);
    }
}
