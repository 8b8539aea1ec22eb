using Assignr.Portal.Data;
using Microsoft.Extensions.Options;

namespace Assignr.Portal.Keys;

/// <summary>The key file must exist, be complete, be readable only by the portal, and lie outside the storage folder.</summary>
internal sealed class SafeKeys(IOptions<StorageOptions> storage, IHostEnvironment? environment = null) : IValidateOptions<KeyOptions>
{
    private static readonly string Command =
        $"dotnet {Path.Combine(AppContext.BaseDirectory, "Assignr.Portal.dll")} {MakeKey.Name} /etc/assignr/portal.key";

    public ValidateOptionsResult Validate(string? name, KeyOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private IEnumerable<string> Problems(KeyOptions options)
    {
        if (options.File.Length > 0)
        {
            if (Problem(options.File) is { } problem)
                yield return $"Keys:File is \"{options.File}\", {problem}";
        }
        else if (!(environment?.IsDevelopment() ?? true))
        {
            yield return "Keys:File is not set: sign-ins are encrypted with a key that must not lie beside the database. "
                + $"Make one and set Keys:File to it: {Command}";
        }
        else if (DevelopmentKey.Make() is { } reason)
        {
            yield return $"Keys:File is not set, and no key can be made at {DevelopmentKey.Path}: {reason} "
                + $"Make one elsewhere and set Keys:File to it: {Command}";
        }
        else if (Problem(DevelopmentKey.Path) is { } problem)
        {
            yield return $"The key is \"{DevelopmentKey.Path}\", {problem}";
        }
        for (var i = 0; i < options.OldFiles.Count; i++)
        {
            if (Problem(options.OldFiles[i]) is { } problem)
                yield return $"Keys:OldFiles:{i} is \"{options.OldFiles[i]}\", {problem}";
        }
    }

    private string? Problem(string path)
    {
        if (!Path.IsPathFullyQualified(path))
            return "which is not a whole path, such as /etc/assignr/portal.key.";
        if (KeyFile.Read(path, out var problem) is null)
            return File.Exists(path) || Directory.Exists(path) ? problem : $"{problem} Make a key, or put its backup there: {Command}";
        var folder = Real(Path.GetDirectoryName(storage.Value.FullPath)!);
        var way = Path.GetRelativePath(folder, Real(path));
        return way.Split(Path.DirectorySeparatorChar)[0] != ".." && !Path.IsPathFullyQualified(way)
            ? $"which lies beside the database: whoever copies {folder} has both. Move it out of there."
            : null;
    }

    /// <summary>The path with all symbolic links resolved.</summary>
    private static string Real(string path)
    {
        var real = Path.GetPathRoot(path)!;
        foreach (var part in Path.GetFullPath(path)[real.Length..].Split(Path.DirectorySeparatorChar))
        {
            real = Path.Combine(real, part);
            FileSystemInfo here = Directory.Exists(real) ? new DirectoryInfo(real) : new FileInfo(real);
            if (here.LinkTarget is not null && here.ResolveLinkTarget(returnFinalTarget: true) is { } target)
                real = Real(target.FullName);
        }
        return real;
    }
}
