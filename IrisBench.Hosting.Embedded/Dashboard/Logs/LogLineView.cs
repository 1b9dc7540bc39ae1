namespace IrisBench.Hosting.Embedded.Dashboard;

internal sealed record LogLineView(int Number, string Text, bool Error);
