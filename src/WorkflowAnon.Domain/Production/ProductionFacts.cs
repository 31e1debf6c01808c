namespace WorkflowAnon.Domain.Rules;

/// <summary>What must be done before source data is handed to a contractor (9-1-2b, 9-1-4イ, 9-1-4イn, 11-4).</summary>
/// <param name="UseContractConcluded">The use contract is concluded, so the condition is fulfilled.</param>
/// <param name="ToldProcessingDuty">(ｱ) 規則62, 法116②.</param>
/// <param name="ToldNoIdentification">(ｲ) 法66②一, 121③.</param>
/// <param name="ToldSecrecy">(ｳ) 法67, 122.</param>
/// <param name="ToldPenalties">(ｴ) 法176, 180, 183.</param>
/// <param name="IsBusinessOperator">It is a 個人情報取扱事業者 or 匿名加工情報取扱事業者.</param>
/// <param name="ToldChapter4">法第4章 too.</param>
/// <param name="AcknowledgedOn">Day on which the contractor acknowledged the information.</param>
/// <param name="SafetyChecklistDone">Safety management for outsourcing checked.</param>
/// <param name="ContractForbidsIdentification">The contract forbids identification and asks for safety measures.</param>
/// <param name="Subcontractors">Further contractors (再委託先); empty when there is none.</param>
public sealed record OutsourcingHandOverFacts(
    bool UseContractConcluded,
    bool ToldProcessingDuty,
    bool ToldNoIdentification,
    bool ToldSecrecy,
    bool ToldPenalties,
    bool IsBusinessOperator,
    bool ToldChapter4,
    DateOnly? AcknowledgedOn,
    bool SafetyChecklistDone,
    bool ContractForbidsIdentification,
    IReadOnlyList<SubcontractorFacts> Subcontractors);

/// <summary>再委託先 of the production (9-1-2b).</summary>
/// <param name="Name">Name.</param>
/// <param name="ToldAll">(ｱ) to (ｴ), and 法第4章 where it applies, were told.</param>
/// <param name="AcknowledgedOn">Day on which it acknowledged them.</param>
public sealed record SubcontractorFacts(string Name, bool ToldAll, DateOnly? AcknowledgedOn);

/// <summary>検査 of what was made (9-1-5).</summary>
/// <param name="ProducerIds">Accounts of those who made it.</param>
/// <param name="InspectorId">Account of the inspector.</param>
/// <param name="ProductionFinished">Production is finished.</param>
/// <param name="Standards">The five standards, checked on the result.</param>
/// <param name="PersonCount">Persons in the result.</param>
/// <param name="MatchesContract">It matches the contract's content and specification.</param>
public sealed record InspectionFacts(
    IReadOnlyCollection<string> ProducerIds,
    string? InspectorId,
    bool ProductionFinished,
    IReadOnlyList<ProcessingStandardFacts> Standards,
    long? PersonCount,
    bool? MatchesContract);

/// <summary>A person who handles the data on the office's side (11-1).</summary>
/// <param name="PersonName">Name.</param>
/// <param name="InformedOn">Day on which the duties of 法122 were told; null while not told.</param>
/// <param name="PromisedNoIdentification">Confirmed that nothing is matched to identify persons (法121①).</param>
public sealed record HandlingPersonFacts(string PersonName, DateOnly? InformedOn, bool PromisedNoIdentification);

/// <summary>A person who stops handling the data (11-1).</summary>
/// <param name="PersonName">Name.</param>
/// <param name="IsRegistered">The person stands in the record of those who handle it.</param>
/// <param name="InformedOn">Day on which it was told that the duties go on; null while not told.</param>
/// <param name="LeftOn">従事しなくなった日.</param>
public sealed record LeavingPersonFacts(string PersonName, bool IsRegistered, DateOnly? InformedOn, DateOnly? LeftOn);

/// <summary>Measures by the three standards of 規則65 (11-3).</summary>
/// <param name="AuthorityDefined">⑴ authority and responsibility.</param>
/// <param name="RegulationsKept">⑵ rules, evaluation, improvement.</param>
/// <param name="UnauthorisedPrevented">⑶ prevention of unauthorised handling.</param>
public sealed record SafetyMeasureFacts(bool AuthorityDefined, bool RegulationsKept, bool UnauthorisedPrevented);
