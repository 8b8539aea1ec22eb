using System.Diagnostics;
using Assignr.Portal.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Assignr.Portal.Shell;

internal static class ErrorDocuments
{
    /// <summary>
    /// Every answer that would be empty or an exception becomes a document. It is rendered in place, not by running the request
    /// again: that would take a refused POST through antiforgery a second time.
    /// </summary>
    public static void UseErrorDocuments(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = context => WriteAsync(context, context.Response.StatusCode),
            StatusCodeSelector = exception => exception switch
            {
                NotAllowedException => StatusCodes.Status403Forbidden,
                BadHttpRequestException refused => refused.StatusCode,
                _ => StatusCodes.Status500InternalServerError,
            },
        });
        app.UseStatusCodePages(pages => WriteAsync(pages.HttpContext, pages.HttpContext.Response.StatusCode));
    }

    private static async Task WriteAsync(HttpContext context, int status)
    {
        // A page that broke while it was rendered has used up this request's renderer: the document gets one of its own.
        var broken = context.RequestServices;
        await using var scope = broken.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        context.RequestServices = scope.ServiceProvider;
        try
        {
            await new RazorComponentResult<ErrorDocument>(new Dictionary<string, object?>
            {
                [nameof(ErrorDocument.Status)] = status,
                [nameof(ErrorDocument.Code)] = Activity.Current?.TraceId.ToHexString()[..12] ?? context.TraceIdentifier,
            })
            { StatusCode = status }.ExecuteAsync(context);
        }
        finally
        {
            context.RequestServices = broken;
        }
    }
}
