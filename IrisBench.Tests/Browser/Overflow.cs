using Microsoft.Playwright;

namespace IrisBench.Tests.Browser;

/// <summary>Whether a page fits the width of its window.</summary>
internal static class Overflow
{
    /// <summary>Fails when the page has to be scrolled sideways, naming the elements that stick out.</summary>
    public static async Task AssertFitsTheWidthAsync(this IPage page)
    {
        var scroll = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        var wide = await page.EvaluateAsync<string>(
            """
            () => [...document.querySelectorAll('body *')]
                .filter(element => element.getBoundingClientRect().right > innerWidth + 1)
                .map(element => element.outerHTML.slice(0, 120)).slice(0, 5).join('\n')
            """);
        Assert.True(scroll <= 0, $"{scroll} px too wide:\n{wide}");
    }
}
