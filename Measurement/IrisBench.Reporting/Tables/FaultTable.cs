using IrisBench.Evaluation.Summaries;
using IrisBench.Reporting.Wording;

namespace IrisBench.Reporting.Tables;

/// <summary>What each fault did to each side: the sides below each other, so that one fault is read at once.</summary>
internal static class FaultTable
{
    public static DataTable Of(RunSummary summary) => DataTable.Of(
        [
            "Fault", "Side", "First good answer", "Runs lost", "Lost at", "Other steps answered", "Models forgotten", "Rounds",
            "Done late by",
        ],
        InOrder(summary),
        fault =>
        [
            FaultWording.Of(fault), fault.Side, Recovery(fault),
            IntervalWording.Of(fault.Lost.Median, fault.Lost.Interval, Quantity.Tick), LostAt(fault), Others(fault),
            fault.ForgottenModels is { } models ? Quantity.Count(models) : "not known", Quantity.Count(fault.Rounds),
            Quantity.Seconds(fault.LateSeconds),
        ],
        1, 4);

    /// <summary>What fits a terminal.</summary>
    public static DataTable Short(RunSummary summary) => DataTable.Of(
        ["Fault", "Side", "First good answer", "Runs lost", "Other steps answered"],
        InOrder(summary),
        fault => [FaultWording.Of(fault), fault.Side, Recovery(fault), Quantity.Tick(fault.Lost.Median), Others(fault)],
        1);

    private static IEnumerable<FaultSummary> InOrder(RunSummary summary) => summary.Faults.OrderBy(fault => fault.Fault);

    private static string Recovery(FaultSummary fault) => fault.Recovery is { } recovery
        ? IntervalWording.Of(recovery.Median, recovery.Interval, Quantity.Seconds)
            + (fault.NotRecovered > 0 ? $", not in {Quantity.Count(fault.NotRecovered)} rounds" : "")
        : "none";

    private static string LostAt(FaultSummary fault) => fault.LostAt.Count == 0 ? "–"
        : string.Join(", ", fault.LostAt.Select(step => $"{step.Key} {Quantity.Count(step.Value)}"));

    private static string Others(FaultSummary fault) => fault.OthersAnswered is { } share
        ? $"{Quantity.Percent(share)} of {Quantity.Count(fault.Others.Sum(step => step.Calls))}"
        : "–";
}
