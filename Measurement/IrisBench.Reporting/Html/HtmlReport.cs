using IrisBench.Reporting.Sweeps;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace IrisBench.Reporting.Html;

/// <summary><c>report.html</c>.</summary>
internal static class HtmlReport
{
    public static Task<string> RenderAsync(ReportModel model) => RenderAsync<ReportPage>(nameof(ReportPage.Model), model);

    public static Task<string> RenderAsync(SweepModel model) => RenderAsync<SweepPage>(nameof(SweepPage.Model), model);

    private static async Task<string> RenderAsync<TPage>(string name, object model)
        where TPage : IComponent
    {
        await using var services = new ServiceCollection().AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [name] = model });
            return (await renderer.RenderComponentAsync<TPage>(parameters)).ToHtmlString();
        });
    }
}
