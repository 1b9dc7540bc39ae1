using IrisBench.ServiceDefaults;
using Microsoft.Extensions.FileProviders;

namespace IrisBench.LiveView;

/// <summary>The page, for this machine only and for who has its token only. The README says where each rule comes from.</summary>
internal static class LivePage
{
    // A command names a resource and little else; the rest is somebody's mistake.
    private const long LargestRequestBody = 64 * 1024;

    // A form cannot send it, and a foreign page only after a CORS preflight, which nobody here grants. Its value does not matter.
    private const string CommandHeader = "X-IrisBench-Command";

    // Script and style only from files of this server: what a log line or a name smuggles into the page does not run.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // A run writes down what it has measured before the process ends.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(30);

    private static readonly EmbeddedFileProvider Assets = new(typeof(LivePage).Assembly, $"{typeof(LivePage).Namespace}.Assets");

    public static void AddLivePage(this WebApplicationBuilder builder, LiveSettings settings)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestRequestBody;
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton(new LoginToken(settings.Token));
        builder.Services.AddSingleton<FailedLogins>();
        builder.Services.AddSessions(settings.Port);
    }

    public static void UseLivePage(this WebApplication app, LiveSettings settings)
    {
        app.UseFailureAnswers();
        app.Use(WithSecurityHeaders);
        app.UseCallerCheck(ownPagesOnly: true);
        app.Use(CommandsOnlyWithHeader);
        // They hold no data, so they need no session; the page that uses them does.
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = Assets,
            RequestPath = "/assets",
            // Asked for again each time and answered by 304: another version of the program comes with other files.
            OnPrepareResponse = prepared => prepared.Context.Response.Headers.CacheControl = "no-cache",
        });
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapLogin();
        app.MapGet("/", () => TypedResults.Stream(Assets.GetFileInfo("index.html").CreateReadStream(), "text/html; charset=utf-8"));
        LiveApi.Map(app);
        var link = app.Services.GetRequiredService<LoginToken>().Link(settings.Port);
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Login to the live page at {link}"));
    }

    /// <summary>The text of an embedded file.</summary>
    public static string Read(string asset)
    {
        using var reader = new StreamReader(Assets.GetFileInfo(asset).CreateReadStream());
        return reader.ReadToEnd();
    }

    // What every answer tells the browser not to do.
    private static Task WithSecurityHeaders(HttpContext context, RequestDelegate next)
    {
        // Late: an error clears what was set before it.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            // An endpoint that serves a page of another kind, such as a sandboxed document, may have set its own.
            if (headers.ContentSecurityPolicy.Count == 0)
                headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (headers.CacheControl.Count == 0)
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }

    // The login form is a form; who knows the token may send it.
    private static Task CommandsOnlyWithHeader(HttpContext context, RequestDelegate next)
        => HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            || context.Request.Headers.ContainsKey(CommandHeader) || context.Request.Path == Login.Path
            ? next(context)
            : context.WriteProblemAsync(
                StatusCodes.Status403Forbidden, $"The header {CommandHeader} is missing: a program sets it to any value.");
}
