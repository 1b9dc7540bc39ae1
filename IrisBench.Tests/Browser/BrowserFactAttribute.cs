namespace IrisBench.Tests.Browser;

/// <summary>A test in a real browser. Skipped where chromium is missing, but fails in CI, which installs it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = MissingTool.ReasonToSkip(Chromium.Program);
}
