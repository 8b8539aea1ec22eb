using System.Diagnostics;
using Assignr.Portal.Access;
using Assignr.Portal.Data;
using Assignr.Portal.Shell.Requests;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Assignr.Portal.Shell.Errors;

internal static class ErrorDocuments
{
    /// <summary>
    /// Turns every empty or failed answer into a document. The document is rendered here and the request is not run again, because a
    /// refused POST would then go through antiforgery a second time.
    /// </summary>
    public static void UseErrorDocuments(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context => WriteAsync(context, context.Response.StatusCode),
            // A client that hung up is not a fault of the portal.
            SuppressDiagnosticsCallback = broken => broken.HttpContext.RequestAborted.IsCancellationRequested,
            StatusCodeSelector = exception => exception switch
            {
                NotAllowedException => StatusCodes.Status403Forbidden,
                BadHttpRequestException refused => refused.StatusCode,
                BusyDatabaseException => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            },
        });
        app.UseStatusCodePages(pages => WriteAsync(pages.HttpContext, pages.HttpContext.Response.StatusCode));
    }

    /// <summary>Uses a renderer of its own: the request's renderer may be used up by the page that failed, and needs antiforgery, and so
    /// the database, which may be what failed.</summary>
    public static async Task WriteAsync(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
            BusyAnswer.Mark(context.Response);
        context.Response.ContentType = "text/html; charset=utf-8";
        if (HttpMethods.IsHead(context.Request.Method) || context.RequestAborted.IsCancellationRequested)
            return;
        await using var renderer = new HtmlRenderer(context.RequestServices, context.RequestServices.GetRequiredService<ILoggerFactory>());
        var document = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<ErrorDocument>(ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(ErrorDocument.Status)] = status,
                [nameof(ErrorDocument.Code)] = Activity.Current?.TraceId.ToHexString()[..12] ?? context.TraceIdentifier,
                [nameof(ErrorDocument.ThemeName)] = Theme.ChosenIn(context),
            }));
            return root.ToHtmlString();
        });
        await context.Response.WriteAsync(document, context.RequestAborted);
    }
}
