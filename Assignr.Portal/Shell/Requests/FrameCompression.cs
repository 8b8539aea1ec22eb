using System.IO.Compression;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.ResponseCompression;

namespace Assignr.Portal.Shell.Requests;

/// <summary>
/// Compresses the documents of interactive pages and no other answer. They hold a frame and an antiforgery token that is encrypted
/// anew for each answer, and repeat nothing of what was asked; where a document mixes what is private with what somebody sent along,
/// its compressed size would tell about both. docs/decisions/0021-the-first-screen.md.
/// </summary>
internal static class FrameCompression
{
    public static void AddFrameCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html"];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
    }

    /// <summary>After routing: it asks which page it will be.</summary>
    public static void UseFrameCompression(this WebApplication app) =>
        app.UseWhen(IsInteractivePage, branch => branch.UseResponseCompression());

    private static bool IsInteractivePage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.GetEndpoint()?.Metadata is { } endpoint
        && endpoint.GetMetadata<ComponentTypeMetadata>() is not null
        && endpoint.GetMetadata<ExcludeFromInteractiveRoutingAttribute>() is null;
}
